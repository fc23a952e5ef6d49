import { Timestamp } from 'firebase/firestore';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { analysisOfItem, reportOf, withDates } from '../../../../dashboard/firebase/analysis.ts';
import { measurementsSchema } from '../../../../functions/src/contract/measurements.ts';
import { reportSchema } from '../../../../functions/src/contract/report.ts';
import {
  type AnalysisItem,
  analysisItemSchema,
  summarySchema,
} from '../../../../functions/src/contract/summary.ts';
import { buildAnalysis } from '../../../support/build-analysis.ts';
import { aReport } from '../../../support/build-report.ts';

const noon = new Date('2026-01-01T12:00:00.123Z');

describe('withDates', () => {
  it('puts Date in the place of Timestamp, at any depth', () => {
    const time = Timestamp.fromDate(noon);
    expect(withDates({ time, list: [{ time }], map: { time } })).toEqual({
      time: noon,
      list: [{ time: noon }],
      map: { time: noon },
    });
  });

  it.each([null, undefined, 0, '', false])('leaves %j as it is', (value) => {
    expect(withDates({ value })).toEqual({ value });
  });
});

describe('reportOf', () => {
  it('fills what an old report leaves out as the contract does', () => {
    const { highlights, workout, dancers, claims, recording, not_measured, measurements, ...old } =
      aReport;
    const shape = measurementsSchema.shape;
    const fromTheStart = Object.entries(measurements).filter(
      ([key]) => !(shape[key as keyof typeof shape] instanceof z.ZodDefault),
    );
    expect(fromTheStart.length).toBeGreaterThan(8);
    const report = { ...old, measurements: Object.fromEntries(fromTheStart) };
    const data = { ...report, created_at: Timestamp.fromDate(report.created_at) };
    expect(reportOf(data, 'run-1')).toEqual({ ...reportSchema.parse(report), runId: 'run-1' });
  });

  it('leaves what a report has', () => {
    const not_measured = [{ what: 'Body', why: 'Nobody was seen.' }];
    const data = { ...aReport, created_at: Timestamp.now(), not_measured };
    expect(reportOf(data, 'run-1')).toMatchObject({ not_measured });
  });
});

describe('analysisOfItem', () => {
  const times = {
    ...{ timestamp: noon, updated_at: noon, lease_expires_at: noon, rerun_requested_at: noon },
    ...{ started_at: noon, processed_at: noon, failed_at: noon, cancelled_at: noon },
    expires_at: noon,
  };
  const itemOf = (summary: object): AnalysisItem =>
    analysisItemSchema.parse({ analysisId: 'analysis-1', ...JSON.parse(JSON.stringify(summary)) });

  it('gives every time of a list’s item as a Date', () => {
    const { summary } = buildAnalysis(times);
    const { analysisId, ...analysis } = analysisOfItem(itemOf(summary));
    expect(analysisId).toBe('analysis-1');
    expect(summarySchema.parse(analysis)).toEqual(summary);
  });

  it('leaves out what the item leaves out', () => {
    const { summary } = buildAnalysis();
    expect(analysisOfItem(itemOf(summary))).toEqual({ ...summary, analysisId: 'analysis-1' });
  });
});

import { describe, expect, it } from 'vitest';
import { reportFile } from '../../../../../../../dashboard/features/analyses/view/actions/report-file.ts';
import { aReport } from '../../../../../../support/build-report.ts';

const analysis = {
  analysisId: 'analysis-1',
  title: 'Summer Gala: “Ó Sole”!',
  analysis_type: 'solo' as const,
  dance_type: 'salsa',
  dancers: null,
  run_id: 'run-1',
};
const report = { ...aReport, runId: 'run-1' };

describe('reportFile', () => {
  it('is named for the title and the day, in characters that every system takes', () => {
    expect(reportFile(analysis, report).name).toBe('flokraft-summer-gala-ó-sole-2026-01-01.json');
  });

  it('is named for the type where there is no title', () => {
    const untitled = { ...analysis, title: null };
    expect(reportFile(untitled, report).name).toBe('flokraft-solo-2026-01-01.json');
  });

  it('holds the whole report and says what it is of', () => {
    const { run_id, dancers, ...known } = { ...analysis, dancers: 'Ana and Bo' };
    expect(JSON.parse(reportFile({ ...known, run_id, dancers }, report).json)).toEqual({
      ...{ ...known, dancers_named: dancers },
      ...report,
      created_at: '2026-01-01T12:00:00.000Z',
    });
  });

  it('does not say of a run before what the one in force was asked for as', () => {
    const before = JSON.parse(reportFile({ ...analysis, run_id: 'run-2' }, report).json);
    expect(before).not.toHaveProperty('analysis_type');
    expect(before).not.toHaveProperty('dance_type');
  });
});

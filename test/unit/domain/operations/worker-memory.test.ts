import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  notePeak,
  type Peaks,
  sumUpWorkers,
  type WorkerMemory,
} from '../../../../functions/src/domain/operations/worker-memory.ts';
import { someTime } from '../../../support/build-analysis.ts';

const hourMs = 3_600_000;
const later = (ms: number) => new Date(someTime.getTime() + ms);
const aWorker: WorkerMemory = {
  instanceId: 'one',
  analysisId: 'analysis-1',
  runId: 'run-1',
  rssMb: 300,
  tmpMb: 10,
  lastPeakMb: 500,
  peaksMb: { '2026-01-01T12': 500 },
  limitMb: 2_048,
  updatedAt: someTime,
};

describe('the peaks of a worker', () => {
  it('are the most of each of the last 24 hours, and no more hours than that', () => {
    const readings = fc.array(
      fc.record({ ms: fc.nat({ max: 72 * hourMs }), memoryMb: fc.nat({ max: 4_096 }) }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(readings, (unsorted) => {
        const sorted = unsorted.toSorted((left, right) => left.ms - right.ms);
        let peaks: Peaks = {};
        for (const { ms, memoryMb } of sorted) peaks = notePeak(peaks, memoryMb, later(ms));
        const lastMs = sorted.at(-1)?.ms ?? 0;
        const hour = (ms: number) => Math.floor(ms / hourMs);
        const counting = sorted.filter(({ ms }) => hour(lastMs) - hour(ms) < 24);
        const most = Math.max(...counting.map(({ memoryMb }) => memoryMb));
        expect(Object.keys(peaks).length).toBeLessThanOrEqual(24);
        const worker = { ...aWorker, peaksMb: peaks };
        expect(sumUpWorkers([worker], later(lastMs)).peak24hMb).toBe(most);
      }),
    );
  });
});

describe('sumUpWorkers', () => {
  it('takes the figures of the one heard last, and the peak of all', () => {
    const other = { ...aWorker, lastPeakMb: 900, peaksMb: { '2026-01-01T11': 900 } };
    expect(sumUpWorkers([aWorker, other], someTime)).toEqual({
      lastPeakMb: 500,
      peak24hMb: 900,
      tmpMb: 10,
      limitMb: 2_048,
    });
  });

  it('knows nothing where none was heard', () => {
    expect(sumUpWorkers([], someTime)).toEqual({
      lastPeakMb: null,
      peak24hMb: null,
      tmpMb: null,
      limitMb: null,
    });
  });
});

import { describe, expect, it } from 'vitest';
import type { Operations } from '../../../../functions/src/contract/operations.ts';
import {
  newsSince,
  shownRuns,
  withNews,
} from '../../../../functions/src/domain/operations/board.ts';
import { someTime } from '../../../support/build-analysis.ts';

const minuteMs = 60_000;
const at = (minutes: number) => new Date(someTime.getTime() + minutes * minuteMs);

const empty = (updatedAt: Date): Operations => ({
  memory: { last_peak_mb: null, peak_24h_mb: null, limit_mb: null, tmp_mb: null, workers: [] },
  active_runs: [],
  queue: { waiting: 0, waiting_since: null, tasks: null },
  recent_errors: [],
  recent_runs: [],
  updated_at: updatedAt,
});
const runEnded = (analysisId: string, minutes: number) => ({
  ...{ analysisId, analysis_type: 'solo' as const, processing_seconds: 1 },
  at: at(minutes),
});
const workerHeard = (id: string, minutes: number) => ({
  ...{ instance_id: id, analysisId: 'a', run_id: 'r', rss_mb: 1, tmp_mb: 1, last_peak_mb: 2 },
  ...{ limit_mb: 2_048, updated_at: at(minutes) },
});

describe('newsSince', () => {
  it('has all looked for at first, and once an hour', () => {
    expect(newsSince(null, at(0))).toBeNull();
    expect(newsSince(empty(at(0)), at(1))).toBeNull();
    const shown = { ...empty(at(59)), whole_at: at(0) };
    expect(newsSince(shown, at(59.9))).toEqual(at(58));
    expect(newsSince(shown, at(60))).toBeNull();
  });
});

describe('withNews', () => {
  it('puts what has ended since before what had, of one analysis the newer end', () => {
    const shown = { ...empty(at(0)), recent_runs: [runEnded('b', -1), runEnded('a', -2)] };
    const news = { ...empty(at(1)), recent_runs: [runEnded('a', 1)] };
    expect(withNews(shown, news, at(1)).recent_runs).toEqual([runEnded('a', 1), runEnded('b', -1)]);
  });

  it('shows no more than are shown whole', () => {
    const many = (from: number) =>
      Array.from({ length: shownRuns }, (_, index) => runEnded(`${from}-${index}`, from));
    const shown = { ...empty(at(0)), recent_runs: many(0) };
    const merged = withNews(shown, { ...empty(at(2)), recent_runs: many(1) }, at(2));
    expect(merged.recent_runs).toEqual(many(1));
  });

  it('keeps peaks, and workers that were heard within ten minutes', () => {
    const shown = empty(at(0));
    shown.memory = {
      ...{ last_peak_mb: 5, peak_24h_mb: 900, limit_mb: 2_048, tmp_mb: 1 },
      workers: [workerHeard('old', -11), workerHeard('same', -2), workerHeard('quiet', -3)],
    };
    const news = empty(at(0));
    news.memory = { ...news.memory, peak_24h_mb: 300, workers: [workerHeard('same', 0)] };
    const { memory } = withNews(shown, news, at(0));
    expect(memory).toMatchObject({ last_peak_mb: 5, peak_24h_mb: 900, limit_mb: 2_048 });
    expect(memory.workers).toEqual([workerHeard('same', 0), workerHeard('quiet', -3)]);
  });

  it('shows what is going on now, and says nothing of when all was looked for', () => {
    const shown = { ...empty(at(0)), queue: { waiting: 9, waiting_since: at(0), tasks: null } };
    const next = withNews({ ...shown, whole_at: at(0) }, empty(at(1)), at(1));
    expect(next).toMatchObject({ queue: { waiting: 0 }, updated_at: at(1) });
    expect(next).not.toHaveProperty('whole_at');
  });
});

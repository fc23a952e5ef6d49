import { setTimeout as sleep } from 'node:timers/promises';
import {
  describeFigures,
  sumFigures,
} from '../../functions/src/domain/operations/describe-figures.ts';
import { newAnalysis } from '../../functions/src/domain/states/new-analysis.ts';
import { transition } from '../../functions/src/domain/states/transition.ts';
import { dayOf } from '../../functions/src/domain/utc-day.ts';
import { ownStep } from '../../functions/src/workflows/ask-admission.ts';
import type { AnalysisStore } from '../../functions/src/workflows/ports/analysis-store.ts';
import { aReport } from '../../test/support/build-report.ts';
import type { Benchmark } from '../frame/benchmark.ts';
import { median, percentile } from '../frame/percentile.ts';
import { withoutTriggers } from '../load/background-triggers.ts';
import { storeOfFunctions } from '../load/store-of-functions.ts';

const endsPerSecond = 10;
/** Of each kind, in turns, so that both meet the same machine. */
const rounds = 3;
const secondsPerRound = 10;
const endsPerRound = endsPerSecond * secondsPerRound;
const warmUpEnds = 20;

export const statistics: Benchmark = {
  name: 'statistics',
  run: (stack) => withoutTriggers(stack, measure),
};

async function measure() {
  const { counting, notCounting, statistics: counted, close } = storeOfFunctions();
  try {
    const timesMs: { with: number[]; without: number[] } = { with: [], without: [] };
    const days = [dayOf(new Date())];
    await endRuns(notCounting, 'warm-up', warmUpEnds);
    for (let round = 1; round <= rounds; round += 1) {
      timesMs.without.push(...(await endRuns(notCounting, `without-${round}`, endsPerRound)));
      timesMs.with.push(...(await endRuns(counting, `with-${round}`, endsPerRound)));
    }
    days.push(dayOf(new Date()));
    const figures = (await counted.read([...new Set(days)])).flatMap(({ types }) =>
      Object.values(types),
    );
    const ends = rounds * endsPerRound;
    const what = `a run's end, ${endsPerSecond} a second for ${rounds * secondsPerRound} s`;
    return [
      { what: `${what}, uncounted, p50`, figure: median(timesMs.without), unit: 'ms' },
      { what: `${what}, counted, p50`, figure: median(timesMs.with), unit: 'ms' },
      {
        what: 'what counting adds to a run’s end, p50',
        figure: median(timesMs.with) - median(timesMs.without),
        unit: 'ms',
        limit: 10,
      },
      {
        what: 'what counting adds to a run’s end, p95',
        figure: percentile(timesMs.with, 95) - percentile(timesMs.without, 95),
        unit: 'ms',
      },
      {
        what: `ends miscounted, of ${ends}`,
        figure: miscounted(describeFigures(sumFigures(figures)), ends),
        unit: 'ends',
        limit: 0,
      },
    ];
  } finally {
    await close();
  }
}

interface Counted {
  completed: number;
  processing_seconds: { count: number };
  frames_decoded: { count: number; mean: number | null };
}

/** How far the counts are from so many ends, each of as many frames. */
function miscounted(counted: Counted, ends: number): number {
  const { completed, processing_seconds: times, frames_decoded: frames } = counted;
  const sum = (frames.mean ?? 0) * frames.count;
  const off = [completed, times.count, frames.count, sum / aReport.frames_decoded];
  return Math.max(...off.map((count) => Math.abs(count - ends)));
}

/** Ends so many runs, one each tenth of a second whatever the others do; how long each took. */
async function endRuns(store: AnalysisStore, name: string, count: number): Promise<number[]> {
  const ids = Array.from({ length: count }, (_, index) => `${name}-${index}`);
  for (const id of ids) await seedRun(store, id);
  const ends: Promise<number>[] = [];
  for (const id of ids) {
    ends.push(endRun(store, id));
    await sleep(1_000 / endsPerSecond);
  }
  return Promise.all(ends);
}

/** A run that is held by a worker. */
async function seedRun(store: AnalysisStore, analysisId: string): Promise<void> {
  const video = { contentType: 'video/mp4', sizeBytes: 1_000 };
  const request = {
    analysisType: 'solo',
    ...{ danceType: null, dancers: null, title: null, params: null, idempotencyKey: null },
    video,
  } as const;
  // Each has an owner of its own: what is measured are the counters, not an owner's quota.
  const userId = analysisId;
  const fresh = newAnalysis({ analysisId, runId: 'run-1', userId, request }, new Date());
  const held = {
    ...fresh,
    summary: { ...fresh.summary, status: 'processing', started_at: new Date() } as const,
  };
  await store.create(analysisId, held, null, ownStep(userId));
}

async function endRun(store: AnalysisStore, analysisId: string): Promise<number> {
  const startedAt = performance.now();
  await store.update(analysisId, (stored) => ({
    result: null,
    change: stored && transition(stored, { kind: 'complete', report: aReport }, new Date()),
  }));
  return performance.now() - startedAt;
}

import type { Operations } from '../../contract/operations.ts';

/** How many of each are shown. */
export const shownRuns = 20;
/** A worker tells of itself every 20 s while it is at a run. */
export const workerGoneMs = 10 * 60_000;
/** What is shown is looked for whole so often; between, only what has come since. */
const wholeEveryMs = 60 * 60_000;
/** An end is told by the clock of its own machine, and is seen once its commit is through. */
const overlapMs = 60_000;

/** Since when there may be something new; null: all is to be looked for. */
export function newsSince(shown: Operations | null, now: Date): Date | null {
  if (shown?.whole_at === undefined) return null;
  if (now.getTime() - shown.whole_at.getTime() >= wholeEveryMs) return null;
  return new Date(shown.updated_at.getTime() - overlapMs);
}

/** What was shown, with what is new: of the same run or worker, the newer one. */
export function withNews(shown: Operations, news: Operations, now: Date): Operations {
  const { whole_at: _kept, ...shownNow } = news;
  const goneSince = now.getTime() - workerGoneMs;
  const { memory } = news;
  const workers = newest(
    [...memory.workers, ...shown.memory.workers],
    ({ instance_id }) => instance_id,
    ({ updated_at }) => updated_at,
  ).filter(({ updated_at }) => updated_at.getTime() > goneSince);
  return {
    ...shownNow,
    memory: {
      last_peak_mb: memory.last_peak_mb ?? shown.memory.last_peak_mb,
      peak_24h_mb: larger(memory.peak_24h_mb, shown.memory.peak_24h_mb),
      limit_mb: memory.limit_mb ?? shown.memory.limit_mb,
      tmp_mb: memory.tmp_mb ?? shown.memory.tmp_mb,
      workers,
    },
    recent_errors: recent(news.recent_errors, shown.recent_errors),
    recent_runs: recent(news.recent_runs, shown.recent_runs),
  };
}

type Ended = Operations['recent_runs'][number] | Operations['recent_errors'][number];

function recent<T extends Ended>(news: readonly T[], shown: readonly T[]): T[] {
  const all = newest(
    [...news, ...shown],
    ({ analysisId }) => analysisId,
    ({ at }) => at,
  );
  return all.slice(0, shownRuns);
}

/** Of those with the same key the newest, the newest first. */
function newest<T>(all: readonly T[], keyOf: (one: T) => string, timeOf: (one: T) => Date): T[] {
  const sorted = all.toSorted((left, right) => timeOf(right).getTime() - timeOf(left).getTime());
  const keys = sorted.map(keyOf);
  return sorted.filter((one, index) => keys.indexOf(keyOf(one)) === index);
}

function larger(left: number | null, right: number | null): number | null {
  if (left === null || right === null) return left ?? right;
  return Math.max(left, right);
}

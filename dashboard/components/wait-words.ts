import type { QueueState } from '../../functions/src/contract/operations.ts';
import type { AnalysisType } from '../../functions/src/contract/vocabulary.ts';

/** A video may be half or twice as long as the usual one. */
const shorter = 0.5;
const longer = 2;
/** It is written every minute: what is older tells of a service that has stopped telling. */
const oldestMs = 5 * 60_000;
const hourSeconds = 60 * 60;

/**
 * How long a run that waits will take until it is done, such as `Usually done in 2 to 4 minutes.`; null where
 * that cannot be told. Turns go by user, so that it may be the next, or the last.
 */
export function waitWords(
  { waiting, running, workers, median_seconds: medians, updated_at: at }: QueueState,
  type: AnalysisType,
  now: Date,
): string | null {
  const known = Object.values(medians);
  if (known.length === 0 || now.getTime() - at.getTime() > oldestMs) return null;
  const usual = known.reduce((sum, seconds) => sum + seconds, 0) / known.length;
  const own = medians[type] ?? usual;
  const others = Math.max(0, waiting - 1 - Math.max(0, workers - running));
  const turns = running < workers && others === 0 ? 0 : Math.ceil((others + 1) / workers);
  return inWords(shorter * own, longer * own + turns * usual);
}

function inWords(least: number, most: number): string {
  if (most > hourSeconds) return 'It may take more than an hour until it is done.';
  const [from, to] = [Math.floor(least / 60), Math.max(1, Math.ceil(most / 60))];
  if (to === 1) return 'Usually done within a minute.';
  return from === 0
    ? `Usually done within ${to} minutes.`
    : `Usually done in ${from === to ? from : `${from} to ${to}`} minutes.`;
}

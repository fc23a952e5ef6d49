import { isUnderWay } from '../../contract/under-way.ts';
import type { Analysis, Change, Slot } from './analysis.ts';
import { awaitsWorker } from './runs.ts';

/**
 * Where an analysis that is under way stands.
 * `uploading`: its video has not arrived. `arrived`: it has, and there was no room in the house.
 * `waiting`: for its turn. `resting`: it is tried again at a moment that is known. `out`: its task is
 * in the queue, or a worker has it.
 */
export type Place = 'uploading' | 'arrived' | 'waiting' | 'resting' | 'out';

/** These count towards what all users together may have pending. */
export const isInHouse = (place: Place | null): boolean =>
  place === 'waiting' || place === 'resting' || place === 'out';

/** Null for one that has ended. */
export function placeOf({ summary, work }: Analysis): Place | null {
  if (!isUnderWay(summary.status)) return null;
  if (summary.status === 'uploading') return hasArrived(work) ? 'arrived' : 'uploading';
  if (!awaitsWorker(summary) || work.sent) return 'out';
  return work.notBefore === null ? 'waiting' : 'resting';
}

export const hasArrived = ({ sourceGeneration }: Analysis['work']) => sourceGeneration !== null;

/** What a change leaves; no change made here removes a field that a place depends on. */
export const leftBy = (change: Change, { summary, work }: Analysis): Analysis => ({
  summary: { ...summary, ...change.summary } as Analysis['summary'],
  work: { ...work, ...change.work },
});

/** Whether a run begins or ends by a change. */
export function moveOfRun({ summary }: Analysis, change: Change): 'begins' | 'ends' | 'none' {
  const before = isUnderWay(summary.status);
  const after = isUnderWay(change.summary.status ?? summary.status);
  if (before === after) return 'none';
  return after ? 'begins' : 'ends';
}

export const slotOf = ({ summary, work }: Analysis): Slot =>
  work.slot ?? { userId: summary.user_id, shard: null };

export const entersHouse = (before: Analysis, after: Analysis): boolean =>
  isInHouse(placeOf(after)) && !isInHouse(placeOf(before));

import type { DocumentData } from 'firebase-admin/firestore';
import { isMoved, type Move, moveOf } from '../../domain/limits/quota.ts';
import { type Tally, tallyOfChange } from '../../domain/operations/statistics.ts';
import type { Analysis, Change, Slot } from '../../domain/states/analysis.ts';
import { type Due, dueOf } from '../../domain/states/due.ts';
import { hiddenBy } from '../../domain/states/live.ts';
import { entersHouse, isInHouse, leftBy, placeOf, slotOf } from '../../domain/states/place.ts';
import { writePatch, writeWork } from './documents.ts';

/** What one change writes, and where. */
export interface ChangeParts {
  next: Analysis;
  slot: Slot;
  /** Its place in the house is given back. */
  leaves: boolean;
  /** What it means for its user's quota; null: nothing. */
  move: Move | null;
  tally: Tally | null;
  due: Due | null;
  /** What is shown of the run from now on; null: nothing new. */
  live: NonNullable<Change['live']> | null;
  /** The run of which nothing is shown any more. */
  hides: string | null;
  /** Empty where nothing of it changes. */
  summary: DocumentData;
  work: DocumentData;
}

/** Of a change by which no run comes into the house. */
export function partsOf(
  analysisId: string,
  stored: Analysis,
  change: Change,
  now: Date,
): ChangeParts {
  const next = leftBy(change, stored);
  const slot = slotOf(stored);
  if (entersHouse(stored, next)) throw new Error('Only `begin` lets a run into the house.');
  const hides = hiddenBy(stored, next);
  const leaves = slot.shard !== null && !isInHouse(placeOf(next));
  return {
    next: {
      ...next,
      work: {
        ...next.work,
        ...(leaves && { slot: emptied(slot) }),
        ...(hides !== null && { live: null }),
      },
    },
    slot,
    leaves,
    move: isMoved(stored, next) ? moveOf(analysisId, stored, next, now) : null,
    tally: tallyOfChange(stored, change),
    due: dueBy(change, stored, next),
    live: hides === null ? (change.live ?? null) : null,
    hides,
    // A write that changes nothing would still call the triggers.
    summary: writePatch(change.summary),
    work: writeWork({
      ...change.work,
      ...(leaves && { slot: emptied(slot) }),
      ...(hides !== null && { live: null }),
    }),
  };
}

export const dueBy = (change: Change, stored: Analysis, next: Analysis): Due | null =>
  change.seenTo ? null : dueOf(stored, next);

const emptied = ({ userId }: Slot): Slot => ({ userId, shard: null });

export const isEmpty = (fields: object) => Object.keys(fields).length === 0;

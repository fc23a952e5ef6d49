/**
 * What is kept for a day of an account that is gone, under a hash of its uid. As long as it is there,
 * nothing is made for that uid.
 */
export interface Tombstone {
  /** The number of the task that does the removal, from 1: a new one where the last was lost. */
  removal: number;
  /** Until when whoever removes is not given up on. */
  heldUntil: Date;
  /** Null: something may still be there. */
  doneAt: Date | null;
}

/** From being queued to the first sign of life of whoever does it. */
const awaitedForMs = 25_000;
/** So often its worker says that it goes on; one that has not for a while is given up on. */
export const keepEveryMs = 3_000;
const heldForMs = 12_000;
export const keptForMs = 24 * 60 * 60 * 1000;

export const holdUntil = (now: Date) => new Date(now.getTime() + heldForMs);

/** The removal that is to begin; null where one is under way, or all is done. */
export function nextRemoval(stored: Tombstone | null, now: Date): Tombstone | null {
  const heldUntil = new Date(now.getTime() + awaitedForMs);
  if (stored === null) return { removal: 1, heldUntil, doneAt: null };
  if (stored.doneAt !== null || stored.heldUntil > now) return null;
  return { removal: stored.removal + 1, heldUntil, doneAt: null };
}

/** A worker whose run is taken from it stops within 5 s; until then it may write, and store objects. */
export const settleMs = 7_000;
/** Beyond reason: what each look finds is gone at the next, and nothing new is let in. */
const mostLooks = 20;

/**
 * Whether another look is due after so many, of which the last found so much. The last look comes
 * when whatever was under way has had its time, and finds nothing.
 */
export function looksAgain(looks: number, found: number): boolean {
  if (looks >= mostLooks) throw new Error('Something makes what this account has anew.');
  return looks < 2 || found > 0;
}

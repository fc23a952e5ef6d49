/** How far a walk over everything has come: one page a sweep, then on from there. */
export interface Walk {
  /** What comes next is at or behind it in the order of texts; empty: the beginning. */
  position: string;
  /** When this round began; null: none ever has. */
  roundBegan: Date | null;
}

export const unbegunWalk: Walk = { position: '', roundBegan: null };

/** A round that has begun goes on with each sweep; the next begins no sooner than `everyMs` after. */
export function isDue({ position, roundBegan }: Walk, everyMs: number, now: Date): boolean {
  if (position !== '' || roundBegan === null) return true;
  return now.getTime() - roundBegan.getTime() >= everyMs;
}

/** The walk after a page; `next` null: it was the last one. */
export function walkOn(walk: Walk, next: string | null, now: Date): Walk {
  const roundBegan = walk.position === '' ? now : walk.roundBegan;
  return { position: next ?? '', roundBegan };
}

/**
 * The shortest text behind `last` and not behind `next`. A place to go on from that is kept is then
 * no whole uid, which must be gone with its account, but its first letters.
 */
export function between(last: string, next: string): string {
  const [from, to] = [[...last], [...next]];
  const same = to.findIndex((letter, index) => letter !== from[index]);
  return to.slice(0, same + 1).join('');
}

import type { Repetition } from './count-repetitions.ts';
import { likeness } from './likeness.ts';

/** So many before and after a change are compared: both sides twice, and none of a third movement. */
const atTurn = 4;
/** A single odd one at an end is no other movement: of one exercise it is as unlike as -0.28. */
const fewestAtTurn = 2;
/**
 * Of the two across a change that are most alike, one before and one after. Wherever one exercise is
 * parted: 0.85 and more on the clips. Other movements: drawn 0.71 and less, also of the same joints;
 * squats and pull-ups 0.42 to 0.77. Deadlifts and squats, 0.82 to 0.99, are one.
 */
const mostUnlike = 0.78;

/**
 * When one movement is over and another begins, in seconds; null where they are all of one. Who begins
 * another one may count as one of both: it is left out where nothing parts them otherwise.
 */
export function findChange(each: readonly Repetition[]): number | null {
  return sharpestChange(each, 0) ?? sharpestChange(each, 1);
}

function sharpestChange(each: readonly Repetition[], mixed: 0 | 1): number | null {
  const changes = each.flatMap((_, index) => {
    const before = each.slice(Math.max(0, index - atTurn), index);
    const after = each.slice(index + mixed, index + mixed + atTurn);
    if (Math.min(before.length, after.length) < fewestAtTurn) return [];
    const middle = ((before.at(-1)?.end ?? 0) + (after[0]?.start ?? 0)) / 2;
    return [{ middle, alike: mostAlike(before, after) }];
  });
  const [sharpest] = changes.toSorted((one, other) => one.alike - other.alike);
  return sharpest !== undefined && sharpest.alike < mostUnlike ? sharpest.middle : null;
}

function mostAlike(before: readonly Repetition[], after: readonly Repetition[]): number {
  return Math.max(...before.flatMap((one) => after.map((other) => likeness([one], [other]))));
}

import type { Counting } from './count-repetitions.ts';
import { likeness } from './likeness.ts';

/** After a cut: the same exercise 0.86 and 0.96, also from another side, elbows and then knees 0.49. */
const leastLikeness = 0.8;

/** Of countings in the order of time, those that go on with the same movement. */
export function joinSameExercises(countings: readonly Counting[]): Counting[][] {
  const exercises: Counting[][] = [];
  for (const counting of countings) {
    const going = exercises.at(-1);
    if (going?.every((part) => isLike(part, counting))) going.push(counting);
    else exercises.push([counting]);
  }
  return exercises;
}

/** An exercise that is counted from its other end is the same. */
function isLike(one: Counting, other: Counting): boolean {
  return one.source === other.source && Math.abs(likeness(one.each, other.each)) >= leastLikeness;
}

import { fewestRepetitions } from '../../contract/measurements.ts';
import { type Counting, countRepetitions } from './count-repetitions.ts';
import { likeness, usualReaches } from './likeness.ts';
import type { Evidence } from './positions.ts';
import { spansBeside, type TimeSpan } from './scenes.ts';

const leastConfidence = 0.5;
/** Beside an exercise somebody comes, rests and goes: a lift from the floor came to 0.507. */
const leastConfidenceBeside = 0.55;
/** Three of the fastest take longer. */
const leastSeconds = 3;
/** Within a scene: one exercise 0.58 and more, also by turns; two of different joints 0.45 and less. */
const mostUnlike = 0.5;
/** So many before and after a change are compared: both sides twice, and none of a third movement. */
const atTurn = 4;

/** All that repeats clearly within one scene, in order of time: the clearest, and what is beside it. */
export function findExercises(
  scene: TimeSpan,
  evidence: Evidence,
  demanded = leastConfidence,
): Counting[] {
  const found = countRepetitions(evidence, scene, {
    fewest: fewestRepetitions,
    leastConfidence: demanded,
  });
  if (found === null) return [];
  const change = changeIn(found);
  if (change !== null) {
    const parts = spansBeside(scene, [change]).map((part) => findExercises(part, evidence));
    if (parts.every((part) => part.length > 0)) return parts.flat();
  }
  const others = spansBeside(scene, found.each)
    .filter(({ start, end }) => end - start >= leastSeconds)
    .flatMap((beside) => findExercises(beside, evidence, leastConfidenceBeside));
  return inOrder([...others, ...splitAround(found, others)]);
}

/** Between the last of one movement and the first of another; null where they are all of one. */
function changeIn({ each }: Counting): TimeSpan | null {
  const changes = each.flatMap(({ start }, index) => {
    const [before, after] = [each.slice(0, index), each.slice(index)];
    if (Math.min(before.length, after.length) < fewestRepetitions) return [];
    return [
      {
        start: before.at(-1)?.end ?? start,
        end: start,
        alike: likeness(before.slice(-atTurn), after.slice(0, atTurn)),
      },
    ];
  });
  const [sharpest] = changes.toSorted((one, other) => one.alike - other.alike);
  return sharpest !== undefined && sharpest.alike < mostUnlike ? sharpest : null;
}

/** A circuit: what goes on after another exercise is a set of its own. */
function splitAround(found: Counting, others: readonly Counting[]): Counting[] {
  const edges = others.flatMap(({ each }) => each.slice(0, 1).map(({ start }) => start));
  const sets = Map.groupBy(found.each, ({ start }) => edges.filter((edge) => edge < start).length);
  return [...sets.values()].map((each) => ({ ...found, each }));
}

function inOrder(countings: readonly Counting[]): Counting[] {
  return countings.toSorted((one, other) => startOf(one) - startOf(other));
}

const startOf = ({ each }: Counting) => each[0]?.start ?? 0;

/** As clear as two can be, which is 2/3, as squats and pull-ups are; two of a game came to 0.653. */
const leastConfidenceOfTwo = 0.66;
/** In least ranges: gestures while talking reach 4.5, two squats or pull-ups 8.6 and more. */
const leastReachOfTwo = 6;

/** Exactly two of one large movement, where nothing comes by more often; too few to be an exercise. */
export function findTwo(scene: TimeSpan, evidence: Evidence): Counting[] {
  const found = countRepetitions(evidence, scene, {
    fewest: 2,
    leastConfidence: leastConfidence / 2,
  });
  if (found?.each.length !== 2) return [];
  const isClear =
    found.confidence >= leastConfidenceOfTwo &&
    Math.hypot(...usualReaches(found.each)) >= leastReachOfTwo;
  return isClear ? [found] : [];
}

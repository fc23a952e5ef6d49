import { fewestRepetitions } from '../../contract/repetitions.ts';
import { type Counting, countRepetitions } from './count-repetitions.ts';
import { findChange } from './find-exercise-change.ts';
import { usualReaches } from './likeness.ts';
import type { Evidence } from './positions.ts';
import { spansBeside, type TimeSpan } from './scenes.ts';

const leastConfidence = 0.5;
/** Beside an exercise somebody comes, rests and goes: a lift from the floor came to 0.507. */
const leastConfidenceBeside = 0.55;
/** Three of the fastest take longer. */
const leastSeconds = 3;
const fewestTold = 2;

/** All that repeats clearly within one scene, in order of time; two of a movement where no more do. */
export function findIn(
  scene: TimeSpan,
  evidence: Evidence,
  demanded = leastConfidence,
): Counting[] {
  const exercises = findExercises(scene, evidence, demanded);
  return exercises.length > 0 ? exercises : findTwo(scene, evidence);
}

/** The clearest, and what is beside it. */
function findExercises(scene: TimeSpan, evidence: Evidence, demanded: number): Counting[] {
  const found = countRepetitions(evidence, scene, {
    fewest: fewestRepetitions,
    leastConfidence: demanded,
  });
  if (found === null) return [];
  const change = findChange(found.each);
  if (change !== null) {
    const parts = spansBeside(scene, [{ start: change, end: change }]);
    return parts.flatMap((part) => countAgain(part, evidence, found));
  }
  const others = spansBeside(scene, found.each)
    .filter(({ start, end }) => end - start >= leastSeconds)
    .flatMap((beside) => findIn(beside, evidence, leastConfidenceBeside));
  return inOrder([...others, ...splitAround(found, others)]);
}

/** As they were counted together, where by themselves they are too few to be clear. */
function countAgain(part: TimeSpan, evidence: Evidence, together: Counting): Counting[] {
  const again = findIn(part, evidence);
  if (again.length > 0) return again;
  const each = together.each.filter(({ start, end }) => start >= part.start && end <= part.end);
  return each.length < fewestTold ? [] : [{ ...together, each }];
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
/** The shorter against the longer: how a bar is put down and left 0.19, two of one movement 0.49 and more. */
const leastEvennessOfTwo = 1 / 3;

/** Exactly two of one large movement, where nothing comes by more often; too few to be an exercise. */
function findTwo(scene: TimeSpan, evidence: Evidence): Counting[] {
  if (evidence.source === 'motion') return [];
  const found = countRepetitions(evidence, scene, {
    fewest: fewestTold,
    leastConfidence: leastConfidence / 2,
  });
  if (found?.each.length !== fewestTold) return [];
  const lengths = found.each.map(({ start, end }) => end - start);
  const isClear =
    found.confidence >= leastConfidenceOfTwo &&
    Math.hypot(...usualReaches(found.each)) >= leastReachOfTwo &&
    Math.min(...lengths) >= leastEvennessOfTwo * Math.max(...lengths);
  return isClear ? [found] : [];
}

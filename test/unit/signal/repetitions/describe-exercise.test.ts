import { expect, it } from 'vitest';
import type { Counting } from '../../../../functions/src/signal/repetitions/count-repetitions.ts';
import { describeExercise } from '../../../../functions/src/signal/repetitions/describe-exercise.ts';

/** Of one scene, its repetitions two seconds apart. */
const countingFrom = (start: number, count: number): Counting => ({
  source: 'landmarks',
  each: Array.from({ length: count }, (_, index) => ({
    start: start + 2 * index,
    turn: start + 2 * index + 0.75,
    end: start + 2 * index + 1.5,
    range: 1,
    reaches: [2],
  })),
  confidence: 0.8,
  sameness: 0.9,
  position: { startSeconds: 0, rate: 10, values: new Float64Array() },
});

it('has its pace from what follows within a scene, not from what lies across a cut', () => {
  const parts = [countingFrom(0, 2), countingFrom(20, 2)];
  expect(describeExercise(parts)).toMatchObject({ count: 4, per_minute: 30 });
});

it('has no pace where each scene shows one alone', () => {
  const parts = [0, 10, 20].map((start) => countingFrom(start, 1));
  expect(describeExercise(parts)).toMatchObject({ count: 3, per_minute: null });
});

import { describe, expect, it } from 'vitest';
import { findChange } from '../../../../functions/src/signal/repetitions/find-exercise-change.ts';

/** A second each, one every two seconds, by how far they go along two series. */
const repetitions = (...reaches: readonly (readonly [number, number])[]) =>
  reaches.map((reach, index) => ({
    ...{ start: 2 * index, turn: 2 * index + 0.5, end: 2 * index + 1 },
    ...{ range: 1, reaches: reach },
  }));
const arms = [10, 2] as const;
const legs = [2, 10] as const;
const both = [7, 7] as const;

describe('findChange', () => {
  it.each([
    ['after four of six', [arms, arms, arms, arms, legs, legs], 7.5],
    ['after two of six', [arms, arms, legs, legs, legs, legs], 3.5],
    ['in the middle of one that is of both', [arms, arms, both, legs, legs], 4.5],
  ])('is between two movements: %s', (_, reaches, second) => {
    expect(findChange(repetitions(...reaches))).toBe(second);
  });

  it.each([
    ['all are alike', [arms, arms, arms, arms]],
    ['sides take turns', [arms, legs, arms, legs, arms, legs]],
    ['one in the middle is odd', [arms, arms, legs, arms, arms]],
    ['the last is odd', [arms, arms, arms, legs]],
    ['there are three', [arms, legs, legs]],
    ['there is none', []],
  ])('is none where %s', (_, reaches) => {
    expect(findChange(repetitions(...reaches))).toBeNull();
  });
});

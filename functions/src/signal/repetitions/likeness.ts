import { mean } from '../series.ts';
import type { Repetition } from './count-repetitions.ts';

/**
 * -1..1: whether two sets of repetitions, counted from the same evidence, are of one movement: the cosine
 * of how far they go along each series. Below 0 they go the other way, as where the one is counted from
 * its other end.
 */
export function likeness(one: readonly Repetition[], other: readonly Repetition[]): number {
  const [left, right] = [usualReaches(one), usualReaches(other)];
  const lengths = Math.hypot(...left) * Math.hypot(...right);
  const product = left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
  return lengths > 0 ? product / lengths : 0;
}

export function usualReaches(each: readonly Repetition[]): number[] {
  const [first] = each;
  return (first?.reaches ?? []).map((_, index) =>
    mean(each.map(({ reaches }) => reaches[index] ?? 0)),
  );
}

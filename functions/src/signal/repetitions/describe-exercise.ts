import type { Exercise } from '../../contract/repetitions.ts';
import { clamp, mean, quantile, rounded } from '../series.ts';
import type { Counting } from './count-repetitions.ts';

/** Ranges are told by the widest of the same scene: another view shows another range. */
export function describeExercise(parts: readonly Counting[]): Exercise {
  const each = parts.flatMap((part) => {
    const widest = Math.max(...part.each.map(({ range }) => range));
    return part.each.map((one) => ({ ...one, range: one.range / widest }));
  });
  const lengths = each.map(({ start, end }) => end - start);
  const intervals = parts.flatMap((part) =>
    part.each.slice(1).map(({ start }, index) => start - (part.each[index]?.start ?? 0)),
  );
  const ofAll = (read: (part: Counting) => number) =>
    mean(parts.flatMap((part) => part.each.map(() => read(part))));
  return {
    start_seconds: rounded(each[0]?.start ?? 0),
    end_seconds: rounded(each.at(-1)?.end ?? 0),
    source: parts[0]?.source ?? 'motion',
    count: each.length,
    confidence: rounded(ofAll(({ confidence }) => confidence)),
    // Of one in each of several scenes there is no pace.
    per_minute: intervals.length === 0 ? null : rounded(60 / quantile(intervals, 0.5)),
    steadiness: rounded(evenness(lengths)),
    sameness: rounded(
      clamp(
        ofAll(({ sameness }) => sameness),
        0,
        1,
      ),
    ),
    range: rounded(mean(each.map(({ range }) => range))),
    each: each.map(({ start, end, range }) => ({
      start_seconds: rounded(start),
      end_seconds: rounded(end),
      range: rounded(range),
    })),
  };
}

/** 1: all alike; 0: a standard deviation of half the mean. */
function evenness(values: readonly number[]): number {
  const centre = mean(values);
  const deviation = Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
  return clamp(1 - (2 * deviation) / centre, 0, 1);
}

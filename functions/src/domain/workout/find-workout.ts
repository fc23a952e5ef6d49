import type { Measurements } from '../../contract/measurements.ts';
import type { Params } from '../../contract/params.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { Repetitions } from '../../contract/repetitions.ts';
import type { Workout } from '../../contract/report.ts';
import { clamp, median, rounded } from '../../signal/series.ts';

/** Fewer tell a trend as little as their own unevenness does. */
const fewestForTrend = 6;

/** Null where the profile looks for no repetitions, or none were found. */
export function findWorkout(
  profile: Profile,
  params: Params,
  { repetitions, exercises }: Measurements,
): Workout | null {
  if (profile.finds !== 'repetitions' || repetitions === null) return null;
  return {
    exercise: textOf(params['exercise']),
    repetitions: repetitions.count,
    per_minute: repetitions.per_minute,
    range_trend: repetitions.each.length < fewestForTrend ? null : rangeTrend(repetitions),
    fatigue: fatigueOf(repetitions),
    exercises: exercises.map(({ count, per_minute, start_seconds, end_seconds }) => ({
      repetitions: count,
      ...{ per_minute, start_seconds, end_seconds },
    })),
  };
}

function textOf(given: unknown): string | null {
  return typeof given === 'string' && given.trim() !== '' ? given.trim() : null;
}

/** Along the line through the ranges that one odd repetition does not move (Theil and Sen's). */
function rangeTrend({ each }: Repetitions): number {
  const ranges = each.map(({ range }) => range);
  const slopes = ranges.flatMap((later, index) =>
    ranges.slice(0, index).map((earlier, before) => (later - earlier) / (index - before)),
  );
  const slope = median(slopes);
  const first = median(ranges.map((range, index) => range - slope * index));
  return rounded((slope * (ranges.length - 1)) / first);
}

/** 0..1: how much of the first third's speed the last has lost, slower, narrower or both; null for too few. */
export function fatigueOf({ each }: Pick<Repetitions, 'each'>): number | null {
  if (each.length < fewestForTrend) return null;
  const third = Math.floor(each.length / 3);
  const speed = (part: Repetitions['each']) =>
    median(part.map((one) => one.range / (one.end_seconds - one.start_seconds)));
  return rounded(clamp(1 - speed(each.slice(-third)) / speed(each.slice(0, third)), 0, 1));
}

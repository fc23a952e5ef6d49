import { describe, expect, it } from 'vitest';
import {
  type Measurements,
  nothingMeasured,
} from '../../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import type { Repetitions } from '../../../../functions/src/contract/repetitions.ts';
import { workoutSchema } from '../../../../functions/src/contract/report.ts';
import {
  measuredScore,
  readingsOf,
} from '../../../../functions/src/domain/judging/measured-score.ts';
import { describeWorkout } from '../../../../functions/src/domain/workout/describe-workout.ts';
import { findWorkout } from '../../../../functions/src/domain/workout/find-workout.ts';

/** One after the other, with these ranges and lengths in seconds. */
function repeated(ranges: readonly number[], lengths = ranges.map(() => 2)): Repetitions {
  let start = 0;
  const each = ranges.map((range, index) => {
    const begun = start;
    start += (lengths[index] ?? 0) + 1;
    return { start_seconds: begun, end_seconds: start - 1, range };
  });
  return {
    source: 'motion',
    count: each.length,
    ...{ confidence: 0.9, per_minute: 20, steadiness: 0.8, sameness: 0.9, range: 0.7, each },
  };
}
const measuredWith = (
  repetitions: Repetitions | null,
  others: Partial<Measurements> = {},
): Measurements => ({ ...nothingMeasured, repetitions, ...others });
const found = (repetitions: Repetitions | null, params = {}) =>
  findWorkout(profiles.workout, params, measuredWith(repetitions));
const even = repeated(Array(9).fill(1));
const narrowing = repeated([1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6]);
const few = repeated([1, 1, 1]);
const spanning = (repetitions: Repetitions, start_seconds: number, end_seconds: number) => ({
  ...repetitions,
  ...{ start_seconds, end_seconds },
});
const slowing = repeated(Array(9).fill(1), [2, 2, 2, 2.5, 2.5, 2.5, 4, 4, 4]);

describe('findWorkout', () => {
  it('finds nothing where nothing repeats, and where the profile looks for nothing', () => {
    expect(found(null)).toBeNull();
    expect(findWorkout(profiles.solo, {}, measuredWith(even))).toBeNull();
  });

  it.each([
    [{ exercise: ' Squats ' }, 'Squats'],
    [{ exercise: '  ' }, null],
    [{ exercise: null }, null],
    [{}, null],
  ])('names the exercise of %o as its uploader does', (params, exercise) => {
    expect(found(even, params)).toMatchObject({ exercise, repetitions: 9, per_minute: 20 });
  });

  it.each([
    ['nobody tires', even, 0, 0],
    ['the range shrinks', narrowing, -0.4, 1 - 0.65 / 0.95],
    ['the tempo falls', slowing, 0, 0.5],
    ['both grow', repeated([...narrowing.each].reverse().map(({ range }) => range)), 0.667, 0],
  ])('tells range and fatigue where %s', (_what, repetitions, trend, fatigue) => {
    const workout = workoutSchema.parse(found(repetitions));
    expect(workout.range_trend).toBeCloseTo(trend, 3);
    expect(workout.fatigue).toBeCloseTo(fatigue, 3);
  });

  it('lists each exercise with its number of repetitions and its time', () => {
    const exercises = [spanning(even, 2, 29), spanning(few, 30, 39)];
    expect(findWorkout(profiles.workout, {}, measuredWith(even, { exercises }))).toMatchObject({
      repetitions: 9,
      exercises: [
        { repetitions: 9, per_minute: 20, start_seconds: 2, end_seconds: 29 },
        { repetitions: 3, per_minute: 20, start_seconds: 30, end_seconds: 39 },
      ],
    });
  });

  it('does not take one odd repetition for a trend', () => {
    expect(found(repeated([1, 1, 1, 1, 1, 1, 1, 0.4]))).toMatchObject({ range_trend: 0 });
  });

  it('tells no trend of fewer than six', () => {
    const few = found(repeated([1, 0.9, 0.8, 0.7, 0.6]));
    expect(few).toMatchObject({ repetitions: 5, range_trend: null, fatigue: null });
  });
});

describe('describeWorkout', () => {
  const words = (repetitions: Repetitions | null, params = {}) =>
    describeWorkout(profiles.workout, found(repetitions, params), measuredWith(repetitions));

  it('is silent where no repetitions are looked for', () => {
    expect(describeWorkout(profiles.solo, null, nothingMeasured)).toBe('');
  });

  it('says so where none were found', () => {
    expect(words(null)).toContain('## Workout');
    expect(words(null)).toContain('nothing in this video repeats clearly');
  });

  it('says how many were seen where they were too few', () => {
    const measurements = { ...nothingMeasured, repetitions_seen: 2 };
    expect(describeWorkout(profiles.workout, null, measurements)).toContain(
      'Repetitions: 2 were seen in a row; 3 are needed',
    );
  });

  it('says what was seen too few times beside what was counted', () => {
    const too_few_repetitions = [{ count: 2, start_seconds: 31, end_seconds: 36 }];
    const measurements = measuredWith(even, { too_few_repetitions });
    const workout = findWorkout(profiles.workout, {}, measurements);
    expect(describeWorkout(profiles.workout, workout, measurements)).toContain(
      '- From 00:31 to 00:36 another movement: 2 were seen in a row; 3 are needed to count them.',
    );
  });

  it('lists several exercises by number, count and time, and names none of them', () => {
    const measurements = measuredWith(even, {
      exercises: [spanning(even, 2, 29), spanning(few, 64, 73)],
    });
    const workout = findWorkout(profiles.workout, { exercise: 'curls' }, measurements);
    const lines = describeWorkout(profiles.workout, workout, measurements).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '- Exercise 1: **9 repetitions** from 00:02 to 00:29.',
        '- Exercise 2: **3 repetitions** from 01:04 to 01:13.',
        expect.stringMatching(/^- The longest exercise: \*\*9 repetitions\*\*, counted/),
      ]),
    );
  });

  it.each([
    [even, '**9 repetitions** of curls, counted from the motion of the picture'],
    [even, 'Tempo: 20 a minute; the movement of one takes 2.0 to 2.0 s.'],
    [even, 'Range: the same from the first to the last.'],
    [even, 'Fatigue: none to be seen'],
    [narrowing, 'Range: shrinks by 40 % from the first to the last.'],
    [slowing, 'the last third moves 50 % slower than the first'],
    [repeated([1, 1, 1]), 'Fatigue: too few repetitions to tell.'],
  ])('tells people: %#', (repetitions, line) => {
    expect(words(repetitions, { exercise: 'curls' })).toContain(line);
  });
});

describe('the scores of a workout', () => {
  it('rest on what was measured of its repetitions and its body', () => {
    const estimate = (value: number) => ({ value, confidence: 1 });
    const body = {
      ...{ seen: 1, frames_looked_at: 100, from_side: 0, upright: 1 },
      ...{ best_second: null, worst_second: null },
      ...{ extension: null, posture: null, range: null },
      ...{ smoothness: estimate(0.6), symmetry: estimate(0.8) },
    };
    const readings = readingsOf({ ...measuredWith(even), body });
    const scores = profiles.workout.criteria.map(({ key, measured }) => [
      key,
      measuredScore(measured, readings),
    ]);
    expect(Object.fromEntries(scores)).toEqual({
      ...{ form: null, tempo: 80, range: null, consistency: 90 },
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoseTrack } from '../../../../functions/src/signal/pose/pose-track.ts';
import { findRepetitions } from '../../../../functions/src/signal/repetitions/find-repetitions.ts';
import { createPositionMeter } from '../../../../functions/src/signal/repetitions/picture-positions.ts';
import { changePoints, joinTakes } from '../../../support/workouts/change-track.ts';
import {
  followBody,
  nothingFilmed,
  signalPicture,
} from '../../../support/workouts/count-workout.ts';
import { filmWorkout } from '../../../support/workouts/film-workout.ts';
import {
  type Exercise,
  exercises,
  type Plan,
  planWorkout,
} from '../../../support/workouts/workout-plan.ts';

const take = (plan: Plan) => followBody(planWorkout({ noise: 2, ...plan }));
const curls = (count: number) => take({ exercise: 'curl', count, perMinute: 40 });
const squats = (count: number) => take({ exercise: 'squat', count, perMinute: 30 });

function find(takes: readonly PoseTrack[], { isCut = true } = {}) {
  const { track, cutSeconds } = joinTakes(...takes);
  return findRepetitions(nothingFilmed, track, isCut ? cutSeconds : []);
}
const counts = (takes: readonly PoseTrack[], options = {}) =>
  find(takes, options).exercises.map(({ count }) => count);

/** From beside: what was across the picture is depth, and only a little of it is seen. */
const turned = (track: PoseTrack) =>
  changePoints(track, ({ x, y, score }) => ({ x: 0.5 + 0.35 * (x - 0.5), y, score }));

describe('several exercises', () => {
  it.each([
    ['within one scene', false],
    ['on both sides of a cut', true],
  ])('are listed one after the other %s, the longest told apart', (_, isCut) => {
    const { exercises, repetitions } = find([curls(5), squats(6)], { isCut });
    expect(exercises.map(({ count }) => count)).toEqual([5, 6]);
    const [first, second] = exercises;
    expect(first?.end_seconds).toBeLessThan(second?.start_seconds ?? 0);
    expect(first?.start_seconds).toBe(first?.each[0]?.start_seconds);
    expect(second?.end_seconds).toBe(second?.each.at(-1)?.end_seconds);
    expect(repetitions).toMatchObject({ count: 6, each: second?.each });
  });

  it('are sets of their own where one comes back after another', () => {
    expect(counts([squats(4), curls(5), squats(3)], { isCut: false })).toEqual([4, 5, 3]);
    expect(counts([squats(4), curls(5), squats(3)])).toEqual([4, 5, 3]);
  });

  it('are counted exactly on both sides of a cut, whatever they are', () => {
    const plans = fc.record({
      count: fc.integer({ min: 3, max: 12 }),
      perMinute: fc.integer({ min: 12, max: 50 }),
      unevenness: fc.double({ min: 0, max: 0.2, noNaN: true }),
      seed: fc.nat(),
    });
    const pairs = fc.tuple(plans, plans, fc.shuffledSubarray([...exercises], { minLength: 2 }));
    fc.assert(
      fc.property(pairs, ([one, other, [first = 'squat', second = 'curl']]) => {
        const takes = [take({ ...one, exercise: first }), take({ ...other, exercise: second })];
        expect(counts(takes)).toEqual([one.count, other.count]);
      }),
      { numRuns: 20 },
    );
  });

  it.each<[string, Exercise, number, Exercise, number]>([
    ['four and two', 'curl', 4, 'squat', 2],
    ['two and four', 'press', 2, 'squat', 4],
    ['three and two', 'squat', 3, 'jumping jack', 2],
    ['six and two', 'squat', 6, 'press', 2],
    ['four and two that move the same joints', 'press', 4, 'jumping jack', 2],
  ])('are told where one is too short to be counted, without a cut: %s', (_, a, n, b, m) => {
    const one = take({ exercise: a, count: n, perMinute: 35 });
    const other = take({ exercise: b, count: m, perMinute: 35 });
    const change = (one.seconds.at(-1) ?? 0) + 0.1;
    const { exercises, repetitions, too_few_repetitions } = find([one, other], { isCut: false });
    expect(exercises.map(({ count }) => count)).toEqual([Math.max(n, m)]);
    expect(repetitions?.count).toBe(Math.max(n, m));
    expect(too_few_repetitions.map(({ count }) => count)).toEqual([2]);
    const [short] = too_few_repetitions;
    expect(n > m).toBe((short?.start_seconds ?? 0) >= change);
    expect(n > m).toBe((short?.end_seconds ?? 0) > change);
  });

  it.each<[Exercise, Exercise]>([
    ['press', 'jumping jack'],
    ['jumping jack', 'squat'],
  ])('are told apart without a cut though they move the same joints: %s and %s', (a, b) => {
    const takes = [a, b].map((exercise) => take({ exercise, count: 5, perMinute: 35 }));
    expect(counts(takes, { isCut: false })).toEqual([5, 5]);
  });

  it('are told apart in the picture too', () => {
    const meter = createPositionMeter();
    const takes = [
      planWorkout({ exercise: 'press', count: 5, perMinute: 40 }),
      planWorkout({ exercise: 'squat', count: 6, perMinute: 30 }),
    ];
    for (const workout of takes) {
      for (const frame of filmWorkout(workout, signalPicture)) meter.add(frame);
    }
    const { exercises } = findRepetitions(meter.finish(), null, [takes[0]?.seconds ?? 0]);
    expect(exercises.map(({ source, count }) => [source, count])).toEqual([
      ['motion', 5],
      ['motion', 6],
    ]);
  });
});

describe('one exercise', () => {
  it('is one where it tires, and where sides take turns', () => {
    const tired = take({ exercise: 'squat', count: 8, perMinute: 35, fatigue: 0.4 });
    const turns = take({ exercise: 'curl', alternating: true, count: 8, perMinute: 35 });
    expect([tired, turns].map((track) => counts([track]))).toEqual([[8], [8]]);
  });

  it('goes on where its pace changes', () => {
    const quick = take({ exercise: 'squat', count: 6, perMinute: 45 });
    const slow = take({ exercise: 'squat', count: 6, perMinute: 15 });
    expect(counts([slow, quick], { isCut: false })).toEqual([12]);
  });
});

describe('an exercise that goes on after a cut', () => {
  it.each<[string, readonly PoseTrack[], number]>([
    ['from the same place', [squats(5), squats(4)], 9],
    ['from another side', [squats(5), turned(squats(4))], 9],
    ['nearer', [squats(3), changePoints(squats(3), nearer)], 6],
    ['with two before it', [squats(2), squats(4)], 6],
    ['of two and two', [squats(2), squats(2)], 4],
  ])('is one: %s', (_, takes, count) => {
    expect(counts(takes)).toEqual([count]);
    expect(find(takes).repetitions).toMatchObject({ count, source: 'landmarks' });
  });

  it('has no repetition across the cut', () => {
    const [cut = 0] = joinTakes(squats(5), squats(4)).cutSeconds;
    for (const { start_seconds, end_seconds } of find([squats(5), squats(4)]).repetitions?.each ??
      []) {
      expect(start_seconds < cut && end_seconds > cut).toBe(false);
    }
  });

  it('is none where a scene has fewer than three and no like one beside it', () => {
    expect(counts([squats(1), curls(4), squats(2)])).toEqual([4]);
  });
});

function nearer({ x, y, score }: { x: number; y: number; score: number }) {
  return { x: 0.5 + 1.4 * (x - 0.5), y: 0.6 + 1.4 * (y - 0.6), score };
}

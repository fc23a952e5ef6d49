import { describe, expect, it } from 'vitest';
import { filmed, swaying } from '../../../support/synthesize-frames.ts';
import { seededRandom } from '../../../support/synthesize-sound.ts';
import {
  countFilmed,
  countFrames,
  signalPicture,
} from '../../../support/workouts/count-workout.ts';
import { filmWorkout } from '../../../support/workouts/film-workout.ts';
import { exercises, type Plan, planWorkout } from '../../../support/workouts/workout-plan.ts';

const clear: [string, Plan][] = [
  ...exercises.map((exercise): [string, Plan] => [
    exercise,
    { exercise, count: 6, perMinute: 40, leadSeconds: 1 },
  ]),
  ['slow ones', { count: 4, perMinute: 10 }],
  ['slow ones of a large movement', { exercise: 'jumping jack', count: 4, perMinute: 10 }],
  ['fast ones', { exercise: 'jumping jack', count: 25, perMinute: 60, pauseShare: 0 }],
  ['uneven ones', { exercise: 'press', count: 8, perMinute: 30, unevenness: 0.25 }],
  ['slower and narrower ones', { count: 9, perMinute: 40, fatigue: 0.45 }],
  ['sets with rests', { count: 9, perMinute: 40, restSeconds: 5, restEvery: 3 }],
  ['coming and going', { exercise: 'curl', count: 6, perMinute: 30, walkSeconds: 3 }],
  ['changing light', { exercise: 'press', count: 6, perMinute: 30, flicker: 0.25 }],
  ['sides that take turns', { exercise: 'press', alternating: true, count: 8, perMinute: 40 }],
  ['the fewest', { exercise: 'curl', count: 3, perMinute: 30 }],
];
const noisy: [string, Plan][] = exercises.map((exercise, index) => [
  exercise,
  {
    ...{ exercise, count: 8, perMinute: 24 + 4 * index, unevenness: 0.15, fatigue: 0.3 },
    ...{ noise: 8, shake: 0.006, flicker: 0.15, walkSeconds: 2, seed: index + 1 },
  },
]);

describe('repetitions in the picture', () => {
  it.each(clear)('are counted exactly: %s', (_what, plan) => {
    expect(countFilmed(planWorkout(plan))).toMatchObject({ source: 'motion', count: plan.count });
  });

  it.each(noisy)('are counted within one under noise, shake and flicker: %s', (_what, plan) => {
    const { count = 0 } = countFilmed(planWorkout(plan)) ?? {};
    expect(Math.abs(count - plan.count)).toBeLessThanOrEqual(1);
  });

  it('begin and end where they were planted, each with its range', () => {
    const workout = planWorkout({ count: 6, perMinute: 30, fatigue: 0.4, pauseShare: 0.4 });
    const { each = [], per_minute = 0 } = countFilmed(workout) ?? {};
    for (const [index, planted] of workout.repetitions.entries()) {
      const end = planted.startSeconds + planted.lengthSeconds;
      // What is near rest is rest: a sixth of the movement at each end.
      const slack = 0.2 * planted.lengthSeconds;
      expect(Math.abs((each[index]?.start_seconds ?? 0) - planted.startSeconds)).toBeLessThan(
        slack,
      );
      expect(Math.abs((each[index]?.end_seconds ?? 0) - end)).toBeLessThan(slack);
      expect(each[index]?.range).toBeCloseTo(planted.range, 0);
    }
    expect(each[0]?.range).toBe(1);
    expect(each.at(-1)?.range).toBeLessThan(0.8);
    expect(per_minute).toBeGreaterThan(20);
    expect(per_minute).toBeLessThan(30);
  });

  it('are as many in the mirror, in the negative and in half the light', () => {
    const plan = planWorkout({ exercise: 'curl', count: 5, perMinute: 40, noise: 4 });
    const frames = [...filmWorkout(plan, signalPicture)];
    const { width } = signalPicture;
    const mirrored = frames.map((frame) =>
      frame.map((_, at) => frame[at - (at % width) + width - 1 - (at % width)] ?? 0),
    );
    const negative = frames.map((frame) => frame.map((value) => 255 - value));
    const dim = frames.map((frame) => frame.map((value) => 20 + value / 2));
    for (const changed of [frames, mirrored, negative, dim]) {
      expect(countFrames(changed)?.count).toBe(5);
    }
  });

  it.each<[string, Plan]>([
    ['somebody stands', { count: 0, perMinute: 30, leadSeconds: 6, noise: 10 }],
    ['a hand holds the camera', { count: 0, perMinute: 30, leadSeconds: 8, noise: 5, shake: 0.03 }],
    ['somebody walks through', { count: 0, perMinute: 30, walkSeconds: 4, noise: 5 }],
    ['there are two', { exercise: 'press', count: 2, perMinute: 30, noise: 4 }],
  ])('are none where %s', (_what, plan) => {
    expect(countFilmed(planWorkout(plan))).toBeNull();
  });

  it('are none in static', () => {
    const random = seededRandom(5);
    const frames = Array.from({ length: 150 }, () =>
      Uint8Array.from({ length: 96 * 54 }, () => Math.floor(256 * random())),
    );
    expect(countFrames(frames)).toBeNull();
  });

  it('are the sways of a dance too, from side to side and back', () => {
    expect(countFrames(filmed({ bodyAt: swaying(0.6) }, 12))?.count).toBe(10);
  });

  it('are none without a frame, or with one', () => {
    const [frame = new Uint8Array()] = filmWorkout(
      planWorkout({ count: 1, perMinute: 30 }),
      signalPicture,
    );
    expect(countFrames([])).toBeNull();
    expect(countFrames([frame])).toBeNull();
  });
});

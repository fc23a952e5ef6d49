import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoseTrack } from '../../../../functions/src/signal/pose/pose-track.ts';
import { findRepetitions } from '../../../../functions/src/signal/repetitions/find-repetitions.ts';
import {
  countFollowed,
  followBody,
  nothingFilmed,
} from '../../../support/workouts/count-workout.ts';
import { exercises, type Plan, planWorkout } from '../../../support/workouts/workout-plan.ts';

const count = (track: PoseTrack) => findRepetitions(nothingFilmed, track, []).repetitions;

describe('repetitions of a followed body', () => {
  it.each(exercises)('are counted exactly: %s', (exercise) => {
    const plan: Plan = { exercise, count: 10, perMinute: 30, noise: 4, walkSeconds: 2 };
    expect(countFollowed(planWorkout(plan))).toMatchObject({ source: 'landmarks', count: 10 });
  });

  it('are counted on each side where sides take turns', () => {
    const plan: Plan = { exercise: 'curl', alternating: true, count: 12, perMinute: 30 };
    expect(countFollowed(planWorkout(plan))?.count).toBe(12);
  });

  it('are counted exactly whatever their number, pace, evenness and rests', () => {
    const plans = fc.record({
      exercise: fc.constantFrom(...exercises),
      count: fc.integer({ min: 3, max: 30 }),
      perMinute: fc.integer({ min: 10, max: 60 }),
      unevenness: fc.double({ min: 0, max: 0.2, noNaN: true }),
      fatigue: fc.double({ min: 0, max: 0.3, noNaN: true }),
      restSeconds: fc.integer({ min: 0, max: 6 }),
      restEvery: fc.integer({ min: 3, max: 10 }),
      walkSeconds: fc.integer({ min: 0, max: 4 }),
      noise: fc.integer({ min: 0, max: 3 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(plans, (plan) => {
        expect(countFollowed(planWorkout(plan))?.count).toBe(plan.count);
      }),
      { numRuns: 60 },
    );
  });

  it('are k more where k more were done', () => {
    const counts = fc.tuple(fc.integer({ min: 3, max: 12 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(counts, ([count, more]) => {
        const found = (planned: number) =>
          countFollowed(planWorkout({ count: planned, perMinute: 30 }))?.count ?? 0;
        expect(found(count + more) - found(count)).toBe(more);
      }),
      { numRuns: 20 },
    );
  });

  it('are timed from the start of the video, not of what was followed', () => {
    const workout = planWorkout({ count: 5, perMinute: 30 });
    const track = followBody(workout);
    const later = { ...track, seconds: track.seconds.map((second) => second + 7) };
    const [first] = count(track)?.each ?? [];
    const [delayed] = count(later)?.each ?? [];
    expect(delayed?.start_seconds).toBeCloseTo((first?.start_seconds ?? 0) + 7, 2);
  });

  it('are counted across moments in which nobody was seen', () => {
    const track = followBody(planWorkout({ count: 8, perMinute: 20 }));
    const values = track.values.map((value, at) => {
      const frame = Math.floor(at / 51);
      return at % 3 === 2 && frame % 10 < 2 ? 0.05 : value;
    });
    expect(count({ ...track, values })?.count).toBe(8);
  });

  it.each<[string, Plan]>([
    ['somebody stands', { count: 0, perMinute: 30, leadSeconds: 10, noise: 4 }],
    ['somebody walks through', { count: 0, perMinute: 30, walkSeconds: 5, noise: 2 }],
    ['there are two', { count: 2, perMinute: 30, noise: 2 }],
  ])('are none where %s', (_what, plan) => {
    expect(countFollowed(planWorkout(plan))).toBeNull();
  });

  it('are none where nobody was seen, and none in no frames', () => {
    const { values, ...track } = followBody(planWorkout({ count: 5, perMinute: 30 }));
    expect(count({ ...track, values: values.map(() => 0) })).toBeNull();
    const empty = { seconds: new Float32Array(), values: new Float32Array(), aspect: 1 };
    expect(count(empty)).toBeNull();
  });
});

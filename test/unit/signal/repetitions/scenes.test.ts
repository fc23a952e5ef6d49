import { describe, expect, it } from 'vitest';
import {
  poseTrackWithin,
  positionTrackWithin,
  scenesBetween,
  spansBeside,
} from '../../../../functions/src/signal/repetitions/scenes.ts';
import { followBody } from '../../../support/workouts/count-workout.ts';
import { planWorkout } from '../../../support/workouts/workout-plan.ts';

describe('scenesBetween', () => {
  it('go from cut to cut, the last to the end', () => {
    expect(scenesBetween([])).toEqual([{ start: 0, end: Number.POSITIVE_INFINITY }]);
    expect(scenesBetween([2, 5])).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 5 },
      { start: 5, end: Number.POSITIVE_INFINITY },
    ]);
  });
});

describe('spansBeside', () => {
  it('are before, between and after', () => {
    const parts = [
      { start: 2, end: 3 },
      { start: 5, end: 8 },
    ];
    expect(spansBeside({ start: 0, end: 9 }, parts)).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 5 },
      { start: 8, end: 9 },
    ]);
  });
});

describe('a track within each scene', () => {
  it('is as long together as the whole, and keeps its times', () => {
    const track = followBody(planWorkout({ count: 3, perMinute: 30 }));
    const parts = scenesBetween([1.95, 4]).map((scene) => poseTrackWithin(track, scene));
    expect(parts.flatMap(({ seconds }) => [...seconds])).toEqual([...track.seconds]);
    expect(parts.flatMap(({ values }) => [...values])).toEqual([...track.values]);
    expect(parts[1]?.seconds[0]).toBeCloseTo(2, 6);
  });

  it('is so of the picture too', () => {
    const series = [Array.from({ length: 60 }, (_, at) => at)];
    const parts = scenesBetween([1.1, 3]).map((scene) =>
      positionTrackWithin({ rate: 15, series }, scene),
    );
    expect(parts.flatMap((part) => part.series[0])).toEqual(series[0]);
    expect(parts.map(({ startSeconds }) => startSeconds)).toEqual([0, 17 / 15, 3]);
  });
});

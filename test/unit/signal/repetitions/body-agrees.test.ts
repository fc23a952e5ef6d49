import { describe, expect, it } from 'vitest';
import { findRepetitions } from '../../../../functions/src/signal/repetitions/find-repetitions.ts';
import { createPositionMeter } from '../../../../functions/src/signal/repetitions/picture-positions.ts';
import { changePoints } from '../../../support/workouts/change-track.ts';
import { followBody, signalPicture } from '../../../support/workouts/count-workout.ts';
import { filmWorkout } from '../../../support/workouts/film-workout.ts';
import { planWorkout } from '../../../support/workouts/workout-plan.ts';

/** Somebody stands, and a title comes and goes beside them, a few times. */
const workout = planWorkout({ count: 5, perMinute: 20, noise: 2, leadSeconds: 2 });
const still = { ...workout, repetitions: [] };
const titled = (() => {
  const meter = createPositionMeter();
  const { width, frameRate } = signalPicture;
  let index = 0;
  for (const frame of filmWorkout(still, signalPicture)) {
    const second = index++ / frameRate;
    const shown = workout.repetitions.some(
      ({ startSeconds, lengthSeconds }) =>
        second > startSeconds && second < startSeconds + lengthSeconds / 2,
    );
    if (shown) for (let at = 0; at < 12 * width; at++) if (at % width < 30) frame[at] = 250;
    meter.add(frame);
  }
  return meter.finish();
})();

describe('what comes and goes in the picture', () => {
  it('is counted where no body is seen', () => {
    expect(findRepetitions(titled, null, []).repetitions).toMatchObject({ count: 5 });
  });

  it('is none where a body is seen that does nothing', () => {
    expect(findRepetitions(titled, followBody(still), []).exercises).toEqual([]);
  });

  it('is counted where the body is seen too seldom to say', () => {
    const seldom = changePoints(followBody(still), (point, _name, second) =>
      second % 10 < 7 ? { ...point, score: 0.02 } : point,
    );
    expect(findRepetitions(titled, seldom, []).repetitions).toMatchObject({ source: 'motion' });
  });
});

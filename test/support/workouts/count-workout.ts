import type { Repetitions } from '../../../functions/src/contract/repetitions.ts';
import {
  landmarks,
  type PoseTrack,
  valuesPerLandmark,
} from '../../../functions/src/signal/pose/pose-track.ts';
import { findRepetitions } from '../../../functions/src/signal/repetitions/find-repetitions.ts';
import { createPositionMeter } from '../../../functions/src/signal/repetitions/picture-positions.ts';
import { signalFormat } from '../../../functions/src/signal/signal-format.ts';
import { seededRandom } from '../synthesize-sound.ts';
import { poseAt } from './exercise-pose.ts';
import { filmWorkout } from './film-workout.ts';
import type { Workout } from './workout-plan.ts';

export const signalPicture = {
  width: signalFormat.frameWidth,
  height: signalFormat.frameHeight,
  frameRate: signalFormat.frameRate,
};

export function countFrames(frames: Iterable<Uint8Array>): Repetitions | null {
  const meter = createPositionMeter();
  for (const frame of frames) meter.add(frame);
  return findRepetitions(meter.finish(), null, []).repetitions;
}

export const countFilmed = (workout: Workout): Repetitions | null =>
  countFrames(filmWorkout(workout, signalPicture));

export const nothingFilmed = { rate: signalFormat.frameRate, series: [] };

/** What following the body would tell, with nothing in the picture beside. */
export function countFollowed(workout: Workout): Repetitions | null {
  return findRepetitions(nothingFilmed, followBody(workout), []).repetitions;
}

const aspect = 16 / 9;
const framesPerSecond = 10;

export function followBody(workout: Workout): PoseTrack {
  const random = seededRandom(13);
  const frames = Math.round(workout.seconds * framesPerSecond);
  const seconds = Float32Array.from({ length: frames }, (_, frame) => frame / framesPerSecond);
  const values = new Float32Array(frames * landmarks.length * valuesPerLandmark);
  for (const [frame, second] of seconds.entries()) {
    const pose = poseAt(workout, second);
    for (const [index, { name }] of landmarks.entries()) {
      const stray = () => (workout.noise / 400) * 2 * (random() - 0.5);
      const x = 0.5 + (pose[name].x + stray()) / aspect;
      const y = pose[name].y + stray();
      const isInside = x > 0 && x < 1;
      const at = (frame * landmarks.length + index) * valuesPerLandmark;
      values.set([x, y, isInside ? 0.8 : 0.05], at);
    }
  }
  return { seconds, values, aspect };
}

import type { Curve } from '../curve.ts';
import { nextCropRegion, wholePicture } from './crop-region.ts';
import { landmarks, type PoseTrack, valuesPerLandmark } from './pose-track.ts';
import { clearScore, seenScore } from './seen-frames.ts';

/**
 * Of each look: `seen_score`, how clear the least clear of the points is that make it a look at a body,
 * and `crop_side`, the side of the square in which the next one looks, against the whole picture's.
 */
export function poseCurves(track: PoseTrack): Curve[] {
  const { seconds, values, aspect } = track;
  const looks = seconds.length;
  const length = (seconds[looks - 1] ?? 0) - (seconds[0] ?? 0);
  if (looks < 2 || length <= 0) return [];
  const size = { width: aspect, height: 1 };
  const whole = wholePicture(size).side;
  const each = (of: (look: number) => number) =>
    Array.from({ length: looks }, (_, look) => of(look));
  const time = { startSeconds: seconds[0] ?? 0, rate: (looks - 1) / length };
  const poseAt = (look: number) => {
    const at = look * landmarks.length * valuesPerLandmark;
    return values.subarray(at, at + landmarks.length * valuesPerLandmark);
  };
  return [
    {
      ...{ name: 'seen_score', ...time, threshold: clearScore },
      values: each((look) => seenScore(track, look)),
    },
    {
      ...{ name: 'crop_side', ...time, threshold: null },
      values: each((look) => (nextCropRegion(poseAt(look), size)?.side ?? whole) / whole),
    },
  ];
}

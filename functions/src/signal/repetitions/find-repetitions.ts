import type { Repetitions } from '../../contract/measurements.ts';
import type { TakeCurve } from '../curve.ts';
import type { PoseTrack } from '../pose/pose-track.ts';
import { countRepetitions } from './count-repetitions.ts';
import { jointSeries } from './joint-series.ts';
import type { PositionTrack } from './position-track.ts';

/** In units of the picture's contrast: noise alone stays below half of it. */
const leastRange = 0.015;

/** By the body's joints where they repeat clearly, else by the picture; null: nothing repeats. */
export function findRepetitions(
  picture: PositionTrack,
  body: PoseTrack | null,
  takeCurve?: TakeCurve,
): Repetitions | null {
  const joints = body && jointSeries(body);
  const byJoints = joints && countRepetitions(joints, takeCurve);
  if (byJoints !== null) return { source: 'landmarks', ...byJoints };
  const byPicture = countRepetitions({ ...picture, startSeconds: 0, leastRange }, takeCurve);
  return byPicture && { source: 'motion', ...byPicture };
}

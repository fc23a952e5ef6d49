import { landmarks, valuesPerLandmark } from '../../signal/pose/pose-track.ts';

/** docs/landmarks.md tells what they hold. */
export const landmarkColumns = 'frame_id,seconds,landmark_id,x,y,z,score\n';

/** One line for each landmark of a frame; z is empty, since the model is flat. */
export function landmarkRows(frameId: number, seconds: number, pose: Float32Array): string {
  const time = seconds.toFixed(3);
  return landmarks
    .map(({ id }, index) => {
      const [x, y, score] = pose.subarray(
        index * valuesPerLandmark,
        (index + 1) * valuesPerLandmark,
      );
      return `${frameId},${time},${id},${four(x)},${four(y)},,${four(score)}\n`;
    })
    .join('');
}

const four = (value = 0) => value.toFixed(4);

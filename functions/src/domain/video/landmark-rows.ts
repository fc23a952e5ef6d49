import { landmarks, valuesPerLandmark } from '../../signal/pose/pose-track.ts';

/** docs/landmarks.md tells what they hold. */
export const landmarkColumns = 'frame_id,seconds,landmark_id,x,y,z,score\n';

/** The same of several dancers: whose it is stands at the end. */
export const dancersColumns = 'frame_id,seconds,landmark_id,x,y,z,score,body_id\n';

/** One line for each landmark of a frame; z is empty, since the model is flat. */
export function landmarkRows(
  frameId: number,
  seconds: number,
  pose: Float32Array,
  bodyId: number | null = null,
): string {
  const end = bodyId === null ? '' : `,${bodyId}`;
  const time = seconds.toFixed(3);
  return landmarks
    .map(({ id }, index) => {
      const [x, y, score] = pose.subarray(
        index * valuesPerLandmark,
        (index + 1) * valuesPerLandmark,
      );
      return `${frameId},${time},${id},${four(x)},${four(y)},,${four(score)}${end}\n`;
    })
    .join('');
}

const four = (value = 0) => value.toFixed(4);

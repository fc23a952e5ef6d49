import { landmarks, type PoseTrack, valuesPerLandmark } from './pose-track.ts';

/** Gathers poses into a track: numbers alone, so ten minutes at ten a second take 1.2 MB. */
export function recordPoses(aspect: number) {
  const frameValues = landmarks.length * valuesPerLandmark;
  const seconds: number[] = [];
  let values = new Float32Array(256 * frameValues);
  return {
    add(second: number, pose: Float32Array): void {
      const at = seconds.length * frameValues;
      if (at + frameValues > values.length) {
        const larger = new Float32Array(2 * values.length);
        larger.set(values);
        values = larger;
      }
      values.set(pose.subarray(0, frameValues), at);
      seconds.push(second);
    },
    finish: (): PoseTrack => ({
      seconds: Float32Array.from(seconds),
      values: values.slice(0, seconds.length * frameValues),
      aspect,
    }),
  };
}

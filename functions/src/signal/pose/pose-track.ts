export { type LandmarkName, landmarks } from '../../contract/skeleton.ts';

/** x, y and score of one landmark. */
export const valuesPerLandmark = 3;

/** One body over time: numbers alone, 204 bytes for each frame that was looked at. */
export interface PoseTrack {
  /** Of each frame looked at, from the start of the proxy, rising. */
  seconds: Float32Array;
  /**
   * Frame by frame, landmark by landmark: x from the left and y from the top, 0..1 of the picture's
   * width and height, and score, 0..1. A frame in which nobody was seen has scores near 0.
   */
  values: Float32Array;
  /** Width of the picture over its height. */
  aspect: number;
}

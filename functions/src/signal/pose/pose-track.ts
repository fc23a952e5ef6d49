/**
 * What the model tells of a body, in its order (COCO's); `id` is MediaPipe's number of the same point.
 * https://ai.google.dev/edge/mediapipe/solutions/vision/pose_landmarker
 */
export const landmarks = [
  { name: 'nose', id: 0 },
  { name: 'left_eye', id: 2 },
  { name: 'right_eye', id: 5 },
  { name: 'left_ear', id: 7 },
  { name: 'right_ear', id: 8 },
  { name: 'left_shoulder', id: 11 },
  { name: 'right_shoulder', id: 12 },
  { name: 'left_elbow', id: 13 },
  { name: 'right_elbow', id: 14 },
  { name: 'left_wrist', id: 15 },
  { name: 'right_wrist', id: 16 },
  { name: 'left_hip', id: 23 },
  { name: 'right_hip', id: 24 },
  { name: 'left_knee', id: 25 },
  { name: 'right_knee', id: 26 },
  { name: 'left_ankle', id: 27 },
  { name: 'right_ankle', id: 28 },
] as const;

export type LandmarkName = (typeof landmarks)[number]['name'];

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

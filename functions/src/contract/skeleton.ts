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

export type Colour = readonly [red: number, green: number, blue: number];

const left: Colour = [64, 196, 255];
const right: Colour = [255, 145, 64];
const middle: Colour = [240, 240, 240];

/** What is drawn of one body, left and right by their colours. */
export const bones: readonly [from: LandmarkName, to: LandmarkName, colour: Colour][] = [
  ['left_ear', 'left_eye', left],
  ['left_eye', 'nose', left],
  ['right_ear', 'right_eye', right],
  ['right_eye', 'nose', right],
  ['left_shoulder', 'right_shoulder', middle],
  ['left_hip', 'right_hip', middle],
  ['left_shoulder', 'left_hip', left],
  ['right_shoulder', 'right_hip', right],
  ['left_shoulder', 'left_elbow', left],
  ['left_elbow', 'left_wrist', left],
  ['right_shoulder', 'right_elbow', right],
  ['right_elbow', 'right_wrist', right],
  ['left_hip', 'left_knee', left],
  ['left_knee', 'left_ankle', left],
  ['right_hip', 'right_knee', right],
  ['right_knee', 'right_ankle', right],
];

/** Of each dancer's skeleton, from left to right: apart also for those who see red as green. */
export const dancerColours: readonly Colour[] = [
  [64, 196, 255],
  [255, 145, 64],
  [255, 235, 80],
  [190, 130, 255],
  [90, 230, 150],
  [255, 120, 180],
];

/** The least score of a landmark that is drawn: less sure ones would dance about by themselves. */
export const drawnFrom = 0.3;

import type { Colour } from './draw-skeleton.ts';

/** Of each dancer's skeleton, from left to right: apart also for those who see red as green. */
export const dancerColours: readonly Colour[] = [
  [64, 196, 255],
  [255, 145, 64],
  [255, 235, 80],
  [190, 130, 255],
  [90, 230, 150],
  [255, 120, 180],
];

import type { Clothes } from './clothes.ts';

/** What a model of several bodies tells of one of them. */
export interface FoundBody {
  /** x, y and score of each landmark, as in a `PoseTrack`. */
  pose: Float32Array;
  /** 0..1: how sure it is that there is one. */
  score: number;
}

/** The same with what it wears. */
export interface Detection extends FoundBody {
  clothes: Clothes;
}

/** All that one look at a picture found. */
export interface Look {
  seconds: number;
  bodies: readonly Detection[];
}

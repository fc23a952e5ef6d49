import type { DecodingPlan } from '../../functions/src/domain/video/decoding-plan.ts';

/** Of the clips that `makeClip` makes when it is told nothing. */
export const plainPlan: DecodingPlan = {
  picture: {
    index: 0,
    size: { width: 160, height: 90 },
    frameRate: { numerator: 15, denominator: 1 },
    isInterlaced: false,
    isBrief: false,
    holdSeconds: 0,
    turn: [],
    toneMap: null,
    isChanging: false,
    resizes: 0,
  },
  sound: { index: 1, startSeconds: 0, isChanging: false },
  trim: null,
  seekSeconds: null,
  latestStartSeconds: null,
};

import { histogramDifference } from './gray-histogram.ts';

/**
 * Set on the curves of 49 filmed clips and of the drawn corpus: decision 037 says what lies either side,
 * and which of them were chosen, not fitted.
 */
export const leastHistDiff = 0.1;
/** Against what the grays drift by within a side of the step: a fade drifts all the way. */
const leastDriftRatio = 1.5;
/** Against what is replaced in any other step nearby. */
const leastAdaptiveRatio = 2.5;
/**
 * Who fills the picture, as in portrait, replaces .35 to .5 of it in each step, and nothing is 2.5 times of that:
 * at drawn cuts between like rooms .96 to 1 is replaced then. Of 99 clips so much is replaced in four steps beside
 * which up to .6 are; of them two are the ends of fades, one is of a pool, one of damaged frames.
 */
const nearlyAll = 0.9;
const mostBeside = 0.5;
/** Frames of a side, a quarter of a second: a flash is shorter. */
export const sideFrames = 4;

/** What is known of each frame, and of each step to the next. */
export interface Steps {
  histograms: readonly Float32Array[];
  histDiff: readonly number[];
  replaced: readonly number[];
}

/**
 * Whether the picture changes at a step as it does not about it: its grays jump, or next to nothing else
 * is replaced. Near the ends there is nothing to compare, and none is sudden.
 */
export function isSudden(steps: Steps, step: number): boolean {
  const grays = graysAbout(steps, step);
  return grays !== null && (graysJump(grays) || standsAlone(steps.replaced, step, grays));
}

interface Grays {
  /** From the frame before a step to the one after it. */
  step: number;
  /** From a side's beginning to the other's end. */
  lasting: number;
  /** The most within a side. */
  drift: number;
}

/** How the grays change at a step and about it; null near the ends. */
function graysAbout({ histograms, histDiff }: Steps, step: number): Grays | null {
  const before = histograms.slice(Math.max(0, step - sideFrames), step + 1);
  const after = histograms.slice(step + 1, step + 2 + sideFrames);
  const [first, end, start, last] = [before[0], before.at(-1), after[0], after.at(-1)];
  const isWhole = Math.min(before.length, after.length) > sideFrames;
  if (!isWhole || !first || !end || !start || !last) return null;
  return {
    step: histDiff[step] ?? 0,
    lasting: histogramDifference(first, last),
    drift: Math.max(
      ...before.map((histogram) => histogramDifference(histogram, end)),
      ...after.map((histogram) => histogramDifference(start, histogram)),
    ),
  };
}

/** The grays change there, for longer than a moment, and change little before and after. */
function graysJump({ step, lasting, drift }: Grays): boolean {
  return Math.min(step, lasting) >= leastHistDiff && step > leastDriftRatio * drift;
}

/**
 * Next to nothing else is replaced about that step, and the light stays: the camera stands on both
 * sides of it, though the grays may be alike. A frame may show both scenes: then the step that replaces
 * more of the two is the cut.
 */
function standsAlone(replaced: readonly number[], step: number, { drift }: Grays): boolean {
  const share = replaced[step] ?? 0;
  const [before, after] = [replaced[step - 1] ?? 0, replaced[step + 1] ?? 0];
  if (before >= share || after > share || drift >= leastHistDiff) return false;
  const about = [
    ...replaced.slice(step - sideFrames, step - 1),
    ...replaced.slice(step + 2, step + sideFrames + 1),
  ];
  const most = Math.max(...about, Math.min(before, after));
  return share > leastAdaptiveRatio * most || (share >= nearlyAll && most <= mostBeside);
}

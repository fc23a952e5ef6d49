import type { Curve } from '../curve.ts';
import { type FrameChange, replacedBetween } from '../motion/frame-change.ts';
import type { Picture } from '../motion/picture.ts';
import { signalFormat } from '../signal-format.ts';
import { grayHistogram, histogramDifference } from './gray-histogram.ts';

/** One number for each step from a frame to the next. */
export interface ShotCurves {
  /** 0..1: how many of the grays are others. */
  hist_diff: readonly number[];
  /** 0..1: the share of the picture that neither movement nor camera nor light explains. */
  replaced: readonly number[];
}

export interface ShotDetector {
  /** A frame, and how it changed from the one before; null: it is the first. */
  add(picture: Picture, change: FrameChange | null): void;
  /** The steps at which one shot is cut to the next, ascending, and what they were told by. */
  finish(): { cuts: readonly number[]; curves: ShotCurves };
}

/**
 * Set on the curves of 49 filmed clips and of the drawn corpus: decision 037 says what lies either side,
 * and which of them were chosen, not fitted.
 */
const leastReplaced = 0.5;
const leastHistDiff = 0.1;
/** Against what the grays drift by within a side of the step: a fade drifts all the way. */
const leastDriftRatio = 1.5;
/** Against what is replaced in any other step nearby. */
const leastAdaptiveRatio = 2.5;
/** Frames of a side, a quarter of a second: a flash is shorter. */
const sideFrames = 4;
/** Frames, a second: what is back within that time was never gone. */
const returnFrames = 15;
/**
 * Less of a picture replaced is the same scene, as it moves on; in two pictures in a row, since a move of
 * the camera may explain a single one of another scene by chance.
 */
const leastGone = 0.35;

/** The curves with what is asked of them, in the middle of each step. */
export function shotCurves({ hist_diff, replaced }: ShotCurves): Curve[] {
  const steps = { startSeconds: 0.5 / signalFormat.frameRate, rate: signalFormat.frameRate };
  return [
    { name: 'hist_diff', ...steps, values: hist_diff, threshold: leastHistDiff },
    { name: 'replaced', ...steps, values: replaced, threshold: leastReplaced },
  ];
}

interface Candidate {
  step: number;
  /** The last picture before the step. */
  before: Picture;
  /** Whether the latest picture looks like it. */
  isBack: boolean;
}

/**
 * Finds hard cuts. At a cut most of the picture is replaced at once, its grays with it, both sides stay
 * as they are for a while, and what was there does not come back within a second: a camera that jerks
 * keeps its grays, a fade changes them little by little, a flash or an effect gives the picture back.
 * Within a quarter of a second of the ends there is nothing to compare, and none is told.
 *
 * Against their neighbours as PySceneDetect's AdaptiveDetector, on its `hist_diff`.
 */
export function createShotDetector(): ShotDetector {
  const histograms: Float32Array[] = [];
  const histDiff: number[] = [];
  const replaced: number[] = [];
  const cuts: number[] = [];
  let candidates: Candidate[] = [];
  /** The last ones, as many as a candidate is compared with. */
  const pictures: Picture[] = [];

  function isStep(step: number): boolean {
    const grays = graysAbout(histograms, histDiff, step);
    return grays !== null && (graysJump(grays) || standsAlone(replaced, step, grays));
  }

  /** Whether the picture after a step was there within a second before it; the last one is so old. */
  function wasThere(age: number): boolean {
    const after = pictures.at(-1 - age);
    const before = pictures.slice(-2 - age - returnFrames, -1 - age);
    if (after === undefined) return false;
    const alike = before.map((old) => isSameScene(old, after));
    return alike.some((isAlike, index) => isAlike && alike[index + 1]);
  }

  /** Whether it is still to be looked at; what has stood for a second becomes a cut. */
  function judge(candidate: Candidate, picture: Picture): boolean {
    const { step, before, isBack: wasBack } = candidate;
    const age = histograms.length - 2 - step;
    if (age < sideFrames) return true;
    if (age === sideFrames && (!isStep(step) || wasThere(age))) return false;
    candidate.isBack = isSameScene(before, picture);
    if (candidate.isBack && wasBack) return false;
    if (age < returnFrames) return true;
    cuts.push(step);
    return false;
  }

  return {
    add(picture, change) {
      const histogram = grayHistogram(picture);
      const last = histograms.at(-1);
      const before = pictures.at(-1);
      histograms.push(histogram);
      pictures.push(picture);
      if (pictures.length > returnFrames + sideFrames + 2) pictures.shift();
      if (change !== null && before !== undefined && last !== undefined) {
        const difference = histogramDifference(last, histogram);
        histDiff.push(difference);
        replaced.push(change.replaced);
        candidates = candidates.filter((candidate) => judge(candidate, picture));
        if (change.replaced >= leastReplaced && replaced.length > sideFrames) {
          candidates.push({ step: replaced.length - 1, before, isBack: false });
        }
      }
    },
    finish() {
      const late = candidates.filter(({ step }) => histograms.length - 2 - step >= sideFrames);
      return {
        cuts: [...cuts, ...late.map(({ step }) => step)],
        curves: { hist_diff: histDiff, replaced },
      };
    },
  };
}

const isSameScene = (one: Picture, other: Picture): boolean =>
  replacedBetween(one, other) < leastGone;

interface Grays {
  /** From the frame before a step to the one after it. */
  step: number;
  /** From a side's beginning to the other's end. */
  lasting: number;
  /** The most within a side. */
  drift: number;
}

/** How the grays change at a step and about it; null near the ends. */
function graysAbout(
  histograms: readonly Float32Array[],
  histDiff: readonly number[],
  step: number,
): Grays | null {
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
  return share > leastAdaptiveRatio * Math.max(...about, Math.min(before, after));
}

import type { Curve } from '../curve.ts';
import {
  type FrameChange,
  replacedBetween,
  replacedBetweenIfStill,
} from '../motion/frame-change.ts';
import { type Picture, stillCamera } from '../motion/picture.ts';
import { signalFormat } from '../signal-format.ts';
import { grayHistogram, histogramDifference } from './gray-histogram.ts';
import { createLastingSteps, returnFrames } from './lasting-steps.ts';
import { isSudden, leastHistDiff } from './sudden-step.ts';

/** One number for each step from a frame to the next. */
export interface ShotCurves {
  /** 0..1: how many of the grays are others. */
  hist_diff: readonly number[];
  /** 0..1: the share of the picture that neither movement nor camera nor light explains. */
  replaced: readonly number[];
  /** The same, were the camera taken to stand. */
  replaced_if_still: readonly number[];
}

export interface ShotDetector {
  /** A frame, and how it changed from the one before; null: it is the first. */
  add(picture: Picture, change: FrameChange | null): void;
  /** The steps at which one shot is cut to the next, ascending, and what they were told by. */
  finish(): { cuts: readonly number[]; curves: ShotCurves };
}

/**
 * Set as those of `sudden-step.ts`. Under a camera that stands, less is the same scene too: where it is
 * back after an effect, 0.25 to 0.42 are replaced, a title having gone or a dancer gone on, and at least
 * 0.6 at all times after a true cut.
 */
const leastReplaced = 0.5;
/** Under a camera that may move, less of a picture replaced is the same scene, as it moves on. */
const leastGone = 0.35;

/** The curves with what is asked of them, in the middle of each step. */
export function shotCurves({ hist_diff, replaced, replaced_if_still }: ShotCurves): Curve[] {
  const steps = { startSeconds: 0.5 / signalFormat.frameRate, rate: signalFormat.frameRate };
  return [
    { name: 'hist_diff', ...steps, values: hist_diff, threshold: leastHistDiff },
    { name: 'replaced', ...steps, values: replaced, threshold: leastReplaced },
    { name: 'replaced_if_still', ...steps, values: replaced_if_still, threshold: leastReplaced },
  ];
}

/**
 * Finds hard cuts. At a cut most of the picture is replaced at once, its grays with it, both sides stay
 * as they are for a while, and what was there does not come back within a second: a camera that jerks
 * keeps its grays, a fade changes them little by little, a flash or an effect gives the picture back.
 * Within a quarter of a second of the ends there is nothing to compare, and none is told.
 *
 * What a move of the camera explains is not replaced. Some move explains a picture of another room that
 * is like the first, by chance; but a camera does not move in one step and stand for a second on either
 * side of it, nor does it but for one more such step: two cuts may be near one another. There no move is
 * looked for; a camera that moves on while pictures are lost has more of them.
 *
 * Against their neighbours as PySceneDetect's AdaptiveDetector, on its `hist_diff`.
 */
export function createShotDetector(): ShotDetector {
  const histograms: Float32Array[] = [];
  const histDiff: number[] = [];
  const replaced: number[] = [];
  const replacedIfStill: number[] = [];
  const isMove: boolean[] = [];
  const ofMovingCamera = createLastingSteps(
    (step) => isSudden({ histograms, histDiff, replaced }, step),
    (one, other) => replacedBetween(one, other) < leastGone,
  );
  const ofStandingCamera = createLastingSteps(
    (step) => isSudden({ histograms, histDiff, replaced: replacedIfStill }, step),
    (one, other) => replacedBetweenIfStill(one, other) < leastReplaced,
  );

  /** For a second before a step and after it, but for one more of `sudden`, and what shows both its sides. */
  function cameraStands(step: number, sudden: readonly number[]): boolean {
    const near = (other: number) => other !== step && Math.abs(other - step) <= returnFrames;
    const moves = [...isMove.keys()].filter((other) => near(other) && isMove[other]);
    const others = sudden.filter((other) => near(other) && isMove[other]);
    const isOfOther = (move: number) => others.some((other) => Math.abs(other - move) <= 1);
    return others.length <= 1 && moves.every(isOfOther);
  }

  return {
    add(picture, change) {
      const histogram = grayHistogram(picture);
      const last = histograms.at(-1);
      histograms.push(histogram);
      if (change !== null && last !== undefined) {
        histDiff.push(histogramDifference(last, histogram));
        replaced.push(change.replaced);
        replacedIfStill.push(change.replacedIfStill);
        isMove.push(change.camera !== stillCamera);
      }
      ofMovingCamera.add(picture, change !== null && change.replaced >= leastReplaced);
      ofStandingCamera.add(picture, change !== null && change.replacedIfStill >= leastReplaced);
    },
    finish() {
      const sudden = ofStandingCamera.finish();
      const stands = (step: number) => cameraStands(step, sudden);
      const cuts = [
        ...sudden.filter(stands),
        ...ofMovingCamera.finish().filter((step) => !stands(step)),
      ].toSorted((one, other) => one - other);
      return {
        cuts,
        curves: { hist_diff: histDiff, replaced, replaced_if_still: replacedIfStill },
      };
    },
  };
}

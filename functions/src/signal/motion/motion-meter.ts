import { cameraShake } from '../camera/shake.ts';
import type { TakeCurve } from '../curve.ts';
import { mean } from '../series.ts';
import { createShotDetector, shotCurves } from '../shots/shot-detector.ts';
import { signalFormat } from '../signal-format.ts';
import { changeBetween, type FrameChange } from './frame-change.ts';
import { type CameraMove, type Picture, soften } from './picture.ts';

/** What the frames told: one number a frame, never a picture. */
export interface Motion {
  /** Levels a second. */
  rate: number;
  /**
   * Motion from frame i to i + 1, whose middle lies at (i + 0.5) / rate seconds: the share of the
   * picture (0..1) that changed otherwise than the light and the camera did.
   */
  levels: readonly number[];
  /** When one scene was cut to the next, ascending. */
  cutSeconds: readonly number[];
  /** Mean brightness 0..1; null without a frame. */
  exposure: number | null;
  /** How much the camera shakes, as `cameraShake` says; null of less than a second. */
  shake: number | null;
}

export interface MotionMeter {
  /** One gray frame as `signalFormat` says; the caller may reuse the buffer. */
  add(frame: Uint8Array): void;
  finish(takeCurve?: TakeCurve): Motion;
}

/** A thousandth of the picture: less is not seen as movement. */
export const visibleLevel = 0.001;

/** So long may a flash last, in frames: what lasts longer is another light for good. */
const longestFlash = 2;

/** Beside a cut, a frame of which so much is replaced shows both scenes. */
const mixedShare = 0.35;

/** Holds a few small numbers a frame, and some small pictures, whatever the length. */
export function createMotionMeter(): MotionMeter {
  const shots = createShotDetector();
  let previous: Picture | null = null;
  /** The last one before a flash, if there is one; else the previous one. */
  let beforeFlash: Picture | null = null;
  let flashes = 0;
  /** Null: nothing can be told of this step. */
  const levels: (number | null)[] = [];
  const cameraMoves: CameraMove[] = [];
  let frames = 0;
  let brightness = 0;

  function addLevels(before: Picture, picture: Picture, last: FrameChange): void {
    const change = flashes === 0 ? last : changeBetween(before, picture);
    if (change.isFlash && flashes < longestFlash) {
      flashes++;
      return;
    }
    const steps = flashes + 1;
    for (let step = 0; step < steps; step++) {
      levels.push(change.isFlash ? null : change.level / steps);
    }
    beforeFlash = picture;
    flashes = 0;
  }

  return {
    add(frame) {
      const picture = soften(frame);
      const change = previous && changeBetween(previous, picture);
      if (change !== null) {
        addLevels(beforeFlash ?? picture, picture, change);
        cameraMoves.push(change.camera);
      } else beforeFlash = picture;
      shots.add(picture, change);
      previous = picture;
      brightness += mean(frame) / 255;
      frames++;
    },
    finish(takeCurve) {
      const { cuts, curves } = shots.finish();
      if (takeCurve) for (const curve of shotCurves(curves)) takeCurve(curve);
      const isOfCut = (step: number) =>
        cuts.includes(step) ||
        ((curves.replaced[step] ?? 0) >= mixedShare &&
          (cuts.includes(step - 1) || cuts.includes(step + 1)));
      const steps = Array.from({ length: Math.max(0, frames - 1) }, (_, step) =>
        isOfCut(step) ? null : (levels[step] ?? null),
      );
      return {
        rate: signalFormat.frameRate,
        levels: withoutSpikes(withoutGaps(steps)),
        cutSeconds: cuts.map((step) => (step + 0.5) / signalFormat.frameRate),
        exposure: frames === 0 ? null : brightness / frames,
        shake: cameraShake(cameraMoves, cuts),
      };
    },
  };
}

/** A step of which nothing is known is as its neighbours are. */
function withoutGaps(levels: readonly (number | null)[]): number[] {
  const before = carried(levels);
  const after = carried(levels.toReversed()).toReversed();
  return levels.map((level, index) => {
    if (level !== null) return level;
    return mean([before[index], after[index]].filter((known) => typeof known === 'number'));
  });
}

function carried(levels: readonly (number | null)[]): (number | null)[] {
  let known: number | null = null;
  return levels.map((level) => {
    known = level ?? known;
    return known;
  });
}

/** One frame's change of this much of the picture, between still ones, is a cut. */
const leastSpike = 0.05;

/** No body starts and stops within a fifteenth of a second: one scene was cut to a like one. */
function withoutSpikes(levels: readonly number[]): number[] {
  return levels.map((level, index) => {
    const neighbour = Math.max(levels[index - 1] ?? 0, levels[index + 1] ?? 0);
    return level > 3 * neighbour && level > leastSpike ? neighbour : level;
  });
}

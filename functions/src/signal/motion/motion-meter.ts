import type { CameraPath } from '../camera/camera-path.ts';
import { cameraShake } from '../camera/shake.ts';
import type { TakeCurve } from '../curve.ts';
import { mean } from '../series.ts';
import { createShotDetector, shotCurves } from '../shots/shot-detector.ts';
import { signalFormat } from '../signal-format.ts';
import { type BlockTrack, recordBlocks } from './block-track.ts';
import { changeBetween, type FrameChange } from './frame-change.ts';
import { withoutGapsAndSpikes } from './gaps-and-spikes.ts';
import { type CameraMove, type Picture, soften } from './picture.ts';

/** How much moved, over time. */
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

/** What the frames told: some numbers a frame, never a picture. */
export interface PictureMotion extends Motion {
  /** The levels before they were repaired: null where nothing could be told. */
  steps: readonly (number | null)[];
  /** Where in the picture they lie. */
  blocks: BlockTrack;
  /** What the camera did meanwhile. */
  camera: CameraPath;
}

export interface MotionMeter {
  /** One gray frame as `signalFormat` says; the caller may reuse the buffer. */
  add(frame: Uint8Array): void;
  finish(takeCurve?: TakeCurve): PictureMotion;
}

/** A thousandth of the picture: less is not seen as movement. */
export const visibleLevel = 0.001;

/** So long may a flash last, in frames: what lasts longer is another light for good. */
const longestFlash = 2;

/** Beside a cut, a frame of which so much is replaced shows both scenes. */
const mixedShare = 0.35;

/** Holds some small numbers a frame, and some small pictures, whatever the length. */
export function createMotionMeter(): MotionMeter {
  const shots = createShotDetector();
  let previous: Picture | null = null;
  /** The last one before a flash, if there is one; else the previous one. */
  let beforeFlash: Picture | null = null;
  let flashes = 0;
  /** Null: nothing can be told of this step. */
  const levels: (number | null)[] = [];
  const cameraMoves: CameraMove[] = [];
  const blocks = recordBlocks();
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
      blocks.add(change.blockLevels.map((level) => level / steps));
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
        levels: withoutGapsAndSpikes(steps),
        steps,
        blocks: blocks.finish(),
        camera: {
          rate: signalFormat.frameRate,
          moves: cameraMoves.map((move, step) => (isOfCut(step) ? null : move)),
        },
        cutSeconds: cuts.map((step) => (step + 0.5) / signalFormat.frameRate),
        exposure: frames === 0 ? null : brightness / frames,
        shake: cameraShake(cameraMoves, cuts),
      };
    },
  };
}

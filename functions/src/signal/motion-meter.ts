import { fitGlobalChange } from './global-change.ts';
import { clamp } from './series.ts';
import { signalFormat } from './signal-format.ts';

/** What the frames told: one number a frame, never a picture. */
export interface Motion {
  /** Levels a second. */
  rate: number;
  /**
   * Motion from frame i to i + 1, whose middle lies at (i + 0.5) / rate seconds: the share of the
   * picture (0..1) that changed otherwise than the light did.
   */
  levels: readonly number[];
  /** Mean brightness 0..1; null without a frame. */
  exposure: number | null;
}

export interface MotionMeter {
  /** One gray frame as `signalFormat` says; the caller may reuse the buffer. */
  add(frame: Uint8Array): void;
  finish(): Motion;
}

/** A pixel counts fully as moving from a quarter of the scale on, and not at all within noise. */
const fullChange = 64;
const noiseFloor = 3;
const noiseCeiling = 12;

/** Holds one frame, whatever the length. */
export function createMotionMeter(): MotionMeter {
  const previous = new Uint8Array(signalFormat.frameWidth * signalFormat.frameHeight);
  const levels: number[] = [];
  let frames = 0;
  let brightness = 0;
  return {
    add(frame) {
      if (frames > 0) levels.push(motionBetween(previous, frame));
      previous.set(frame);
      brightness += meanBrightness(frame);
      frames++;
    },
    finish: () => ({
      rate: signalFormat.frameRate,
      levels: withoutSpikes(levels),
      exposure: frames === 0 ? null : brightness / frames,
    }),
  };
}

function meanBrightness(frame: Uint8Array): number {
  let sum = 0;
  for (const value of frame) sum += value;
  return sum / frame.length / 255;
}

function motionBetween(previous: Uint8Array, frame: Uint8Array): number {
  const { gain, offset } = fitGlobalChange(previous, frame);
  const histogram = new Uint32Array(256);
  for (let index = 0; index < frame.length; index++) {
    const expected = clamp(gain * (previous[index] ?? 0) + offset, 0, 255);
    const change = Math.round(Math.abs((frame[index] ?? 0) - expected));
    histogram[change] = (histogram[change] ?? 0) + 1;
  }
  const noise = clamp(4 * medianOf(histogram, frame.length), noiseFloor, noiseCeiling);
  let moved = 0;
  for (const [change, count] of histogram.entries()) {
    moved += count * clamp((change - noise) / fullChange, 0, 1);
  }
  return moved / frame.length;
}

function medianOf(histogram: Uint32Array, total: number): number {
  let seen = 0;
  return histogram.findIndex((count) => {
    seen += count;
    return 2 * seen >= total;
  });
}

/** One frame's change of this much of the picture, between still ones, is a cut. */
const leastCut = 0.05;

/** No body starts and stops within a fifteenth of a second: such a spike is a cut. */
function withoutSpikes(levels: readonly number[]): number[] {
  return levels.map((level, index) => {
    const neighbour = Math.max(levels[index - 1] ?? 0, levels[index + 1] ?? 0);
    return level > 3 * neighbour && level > leastCut ? neighbour : level;
  });
}

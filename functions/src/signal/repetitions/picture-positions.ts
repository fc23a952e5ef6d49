import { signalFormat } from '../signal-format.ts';

/** What the frames told of where things are: a few numbers a frame, never a picture. */
export interface PositionTrack {
  /** Frames a second. */
  rate: number;
  /** Each one number a frame. */
  series: readonly (readonly number[])[];
}

export interface PositionMeter {
  /** One gray frame as `signalFormat` says; the caller may reuse the buffer. */
  add(frame: Uint8Array): void;
  finish(): PositionTrack;
}

const { frameWidth, frameHeight, frameRate } = signalFormat;

/**
 * Half waves over the picture, each way, from none. Finer ones would go round where a body moves far,
 * and come by twice in one repetition.
 */
const waves = 4;
const across = cosines(frameWidth);
const down = cosines(frameHeight);

/**
 * The coarsest cosine waves of the picture (a DCT without its mean), in units of its contrast: they
 * follow what moves, noise averages out, and light that changes all of it leaves them as they are.
 */
export function createPositionMeter(): PositionMeter {
  const series = Array.from({ length: waves ** 2 - 1 }, (): number[] => []);
  return {
    add(frame) {
      const contrast = deviationOf(frame);
      const sums = project(frame);
      for (const [index, values] of series.entries()) {
        values.push(contrast === 0 ? 0 : (sums[index + 1] ?? 0) / contrast);
      }
    },
    finish: () => ({ rate: frameRate, series }),
  };
}

function cosines(length: number): Float64Array[] {
  return Array.from({ length: waves }, (_, wave) =>
    Float64Array.from({ length }, (_value, at) => Math.cos((Math.PI * wave * (at + 0.5)) / length)),
  );
}

/** Mean of the picture times each pair of waves, the pair of none first. */
function project(frame: Uint8Array): Float64Array {
  const sums = new Float64Array(waves ** 2);
  for (let y = 0; y < frameHeight; y++) {
    for (const [wave, cosine] of across.entries()) {
      let row = 0;
      for (let x = 0; x < frameWidth; x++) {
        row += (frame[y * frameWidth + x] ?? 0) * (cosine[x] ?? 0);
      }
      for (const [other, vertical] of down.entries()) {
        const at = other * waves + wave;
        sums[at] = (sums[at] ?? 0) + (row * (vertical[y] ?? 0)) / frame.length;
      }
    }
  }
  return sums;
}

function deviationOf(frame: Uint8Array): number {
  let sum = 0;
  let squares = 0;
  for (const value of frame) {
    sum += value;
    squares += value * value;
  }
  return Math.sqrt(Math.max(0, squares / frame.length - (sum / frame.length) ** 2));
}

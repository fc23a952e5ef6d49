/** Frames a second as `numerator / denominator`, both small enough for ffmpeg's 32-bit arithmetic. */
export interface FrameRate {
  numerator: number;
  denominator: number;
}

/** A recorder under load, or one that skips frames, doubles a gap at least; jitter stays below. */
const sameGap = 1.6;

/** So much of the smallest gaps is looked at: a second of dance is enough to show its rate. */
const densestSeconds = 1;

/**
 * Frames a second of the densest second of a track, from the ascending times of its pictures; null
 * where there are no two. A mean over the whole says nothing of a track whose rate varies: screen and
 * browser recorders write no frame while nothing moves, telephones leave some out under load.
 */
export function densestFrameRate(ascendingSeconds: Float64Array): number | null {
  const gaps = ascendingSeconds
    .subarray(1)
    .map((seconds, index) => seconds - (ascendingSeconds[index] ?? 0))
    .filter((gap) => gap > 0)
    .sort();
  const typical = timeWeightedMedian(gaps);
  if (typical === null) return null;
  const alike = gaps.filter((gap) => gap > typical / sameGap && gap < typical * sameGap);
  return alike.length / alike.reduce((sum, gap) => sum + gap, 0);
}

/** The gap in the middle of the smallest ones that fill a second: a few odd ones do not matter. */
function timeWeightedMedian(ascendingGaps: Float64Array): number | null {
  const whole = ascendingGaps.reduce((sum, gap) => sum + gap, 0);
  const middle = Math.min(densestSeconds, whole) / 2;
  let seconds = 0;
  for (const gap of ascendingGaps) {
    seconds += gap;
    if (seconds >= middle) return gap;
  }
  return null;
}

const fastestProxy = 30;

/**
 * The proxy's rate for a source's: at most 30, by dropping whole frames evenly where that is possible.
 * Always a short rational: a float handed to ffmpeg comes back as a ratio of nine-digit numbers, whose
 * products overflow in its filters, and not one frame then leaves them.
 */
export function proxyFrameRate(sourceFrameRate: number | null): FrameRate {
  if (sourceFrameRate === null) return { numerator: fastestProxy, denominator: 1 };
  const step = Math.max(1, Math.ceil(sourceFrameRate / fastestProxy - 0.5));
  return shortRational(Math.min(fastestProxy, Math.max(1, sourceFrameRate / step)));
}

/** Half of what lies between 24 and 24000/1001. */
const asGoodAs = 0.0005;

/** The whole or NTSC rate (n · 1000/1001) that it stands for, else hundredths of a frame a second. */
function shortRational(rate: number): FrameRate {
  const whole = Math.round(rate);
  const standing = [
    { numerator: whole, denominator: 1 },
    { numerator: whole * 1000, denominator: 1001 },
  ].find((known) => Math.abs(asNumber(known) / rate - 1) < asGoodAs);
  return standing ?? { numerator: Math.round(rate * 100), denominator: 100 };
}

export const asNumber = ({ numerator, denominator }: FrameRate) => numerator / denominator;

/** As ffmpeg's options take it: `30` or `30000/1001`. */
export const asOption = ({ numerator, denominator }: FrameRate) =>
  denominator === 1 ? `${numerator}` : `${numerator}/${denominator}`;

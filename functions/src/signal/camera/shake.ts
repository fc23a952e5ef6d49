import type { CameraMove } from '../motion/picture.ts';
import { quantile, smooth } from '../series.ts';
import { signalFormat } from '../signal-format.ts';

const { frameRate, frameWidth } = signalFormat;

/** Of a pan's own course, in seconds: what is slower is meant, what is faster is the hand. */
const meantSeconds = 0.25;

/**
 * How much a camera shakes: the median over the seconds of a video of how fast the picture trembles
 * about its own course, in picture widths a second; 0: it stands, or pans evenly. `moves` are from frame
 * to frame, `cuts` the steps that are none. Null of less than a second.
 */
export function cameraShake(moves: readonly CameraMove[], cuts: readonly number[]): number | null {
  if (moves.length < frameRate) return null;
  const isCut = new Set(cuts);
  const right = trembling(moves.map((move, step) => (isCut.has(step) ? 0 : move.right)));
  const down = trembling(moves.map((move, step) => (isCut.has(step) ? 0 : move.down)));
  const seconds = Array.from({ length: Math.floor(moves.length / frameRate) }, (_, second) => {
    const from = second * frameRate;
    let squares = 0;
    for (let step = from; step < from + frameRate; step++) {
      squares += (right[step] ?? 0) ** 2 + (down[step] ?? 0) ** 2;
    }
    return Math.sqrt(squares / frameRate);
  });
  return (quantile(seconds, 0.5) * frameRate) / frameWidth;
}

function trembling(speeds: readonly number[]): number[] {
  const course = smooth(speeds, meantSeconds * frameRate);
  return speeds.map((speed, step) => speed - (course[step] ?? 0));
}

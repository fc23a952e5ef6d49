import { type Measurements, nothingMeasured } from '../../functions/src/contract/measurements.ts';
import { seededRandom } from './synthesize-sound.ts';

/** A burst of movement. */
export interface Peak {
  at: number;
  seconds: number;
  height: number;
}

/** What stronger movement at known places, before an unquiet ground, measures as. */
export function withPeaks(
  peaks: readonly Peak[],
  { seconds = 60, interval = 1 / 15, noise = 0.1, seed = 1, ground = 0.15 } = {},
  changes: Partial<Measurements> = {},
): Measurements {
  const random = seededRandom(seed);
  const values = Array.from({ length: Math.floor(seconds / interval) }, (_, index) => {
    const time = (index + 0.5) * interval;
    const peak = peaks.find(({ at, seconds: long }) => Math.abs(time - at) <= long / 2);
    const level = peak?.height ?? ground;
    return Math.min(1, Math.max(0, level + noise * (2 * random() - 1)));
  });
  const motion_curve = { interval_seconds: interval, values };
  return { ...nothingMeasured, motion_energy: 0.02, motion_curve, ...changes };
}

import { parabolicShift } from '../series.ts';
import { at, type Correlation } from './autocorrelation.ts';

/** A peak sixteen beats away fixes one beat sixteen times as well, as long as the pulse holds on. */
export function refineLag(correlate: Correlation, lag: number, limit: number): number {
  let refined = lag;
  let faintest = 0.5 * at(correlate, lag);
  for (let beats = 1; beats <= 16 && beats * refined < limit; beats *= 2) {
    const peak = peakNear(correlate, beats * refined, Math.ceil(refined / 8));
    if (peak === null || correlate(Math.round(peak)) < faintest) break;
    refined = peak / beats;
    faintest = 0.5 * correlate(Math.round(peak));
  }
  return refined;
}

function peakNear(correlate: Correlation, lag: number, reach: number): number | null {
  const middle = Math.round(lag);
  let peak = middle;
  for (let near = Math.max(1, middle - reach); near <= middle + reach; near++) {
    if (correlate(near) > correlate(peak)) peak = near;
  }
  if (Math.abs(peak - middle) === reach) return null;
  return peak + parabolicShift(correlate(peak - 1), correlate(peak), correlate(peak + 1));
}

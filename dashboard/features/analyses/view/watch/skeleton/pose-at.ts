import { type BodyTrack, valuesPerLandmark } from './read-landmarks.ts';

/** Of the usual time between two looks: where one is left out, nobody knows what was between. */
const longestGap = 1.5;

/** How far apart looks at anybody are, in seconds; 0 where there are no two. */
export function lookSeconds(tracks: Iterable<BodyTrack>): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (const { seconds } of tracks) {
    for (let look = 1; look < seconds.length; look++) {
      shortest = Math.min(shortest, (seconds[look] ?? 0) - (seconds[look - 1] ?? 0));
    }
  }
  return Number.isFinite(shortest) ? shortest : 0;
}

/**
 * A pose at any moment, on straight lines between two looks that follow each other `every` so many seconds; null
 * where it was not looked at, or not seen.
 */
export function poseAt(
  { seconds, poses }: BodyTrack,
  moment: number,
  every: number,
): Float32Array | null {
  const next = firstFrom(seconds, moment);
  const [from, to] = [poses[next - 1], poses[next]];
  const [start, end] = [seconds[next - 1] ?? -every, seconds[next]];
  if (
    from === undefined ||
    to === undefined ||
    end === undefined ||
    end - start > longestGap * every
  ) {
    if (to !== undefined && end !== undefined && end - moment <= sameMoment) return to;
    return from !== undefined && moment - start <= every ? from : null;
  }
  const share = (moment - start) / (end - start);
  return from.map((value, index) => {
    const other = to[index] ?? 0;
    const isScore = index % valuesPerLandmark === valuesPerLandmark - 1;
    return isScore ? Math.min(value, other) : value + share * (other - value);
  });
}

const sameMoment = 1e-3;

/** The index of the first of rising seconds that is not before the moment. */
function firstFrom(seconds: readonly number[], moment: number): number {
  let [low, high] = [0, seconds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seconds[middle] ?? 0) < moment - sameMoment) low = middle + 1;
    else high = middle;
  }
  return low;
}

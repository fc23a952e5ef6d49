/** Where nothing tells: that of the prepared video of most telephones. */
const usualFrameSeconds = 1 / 30;

/** Half of a rounding: places are told in microseconds at best. */
const ofAFrame = 0.01;

interface Frames {
  frameSeconds: number;
  /** Of the video, in seconds. */
  duration: number;
}

/**
 * A place that shows the next frame, or the one before; the first and the last stay. It is the middle of the
 * frame, so that no rounding shows its neighbour.
 */
export function steppedTo(seconds: number, by: 1 | -1, { frameSeconds, duration }: Frames): number {
  const frame = Math.floor(seconds / frameSeconds + ofAFrame);
  const last = Number.isFinite(duration)
    ? Math.max(0, Math.ceil(duration / frameSeconds - ofAFrame) - 1)
    : Number.POSITIVE_INFINITY;
  return (Math.min(last, Math.max(0, frame + by)) + 0.5) * frameSeconds;
}

/** No video that we play has more frames a second. */
const fastest = 120;

/**
 * How long a frame lasts, by the times of one that was shown and of the next: the least that was seen, since a
 * busy browser leaves frames out.
 */
export function shorterFrame(known: number | null, from: number, to: number): number | null {
  const seconds = to - from;
  if (seconds < (1 - ofAFrame) / fastest) return known;
  return known === null ? seconds : Math.min(known, seconds);
}

/** How long a frame lasts in so many seconds of so many frames; null where that tells nothing. */
export const frameSecondsOf = (frames: number, seconds: number): number | null =>
  frames > 1 && seconds > 0 ? seconds / frames : null;

/** A report rounds the end of its video by less; a browser that leaves frames out is off by twice. */
const mostOff = 0.2;

/** How long a frame lasts: as it was seen, where that is no multiple of what the report tells. */
export function frameSecondsFrom(known: { told: number | null; seen: number | null }): number {
  const { told, seen } = known;
  if (told === null) return seen ?? usualFrameSeconds;
  return seen !== null && Math.abs(seen / told - 1) < mostOff ? seen : told;
}

import { changeBetween, type FrameChange } from './frame-change.ts';
import { type Picture, soften } from './picture.ts';
import { mean } from './series.ts';
import { signalFormat } from './signal-format.ts';

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
}

export interface MotionMeter {
  /** One gray frame as `signalFormat` says; the caller may reuse the buffer. */
  add(frame: Uint8Array): void;
  finish(): Motion;
}

/** A thousandth of the picture: less is not seen as movement. */
export const visibleLevel = 0.001;

/** So long may a flash last, in frames: what lasts longer is a change for good. */
const longestFlash = 2;

/** Holds a few small pictures, whatever the length. */
export function createMotionMeter(): MotionMeter {
  let previous: Picture | null = null;
  /** Unlike `previous`: flashes if a picture like it follows soon, else the first of a new scene. */
  let doubtful: { picture: Picture; isFlash: boolean }[] = [];
  /** Null: nothing can be told of this step. */
  const levels: (number | null)[] = [];
  const cuts: number[] = [];
  let frames = 0;
  let brightness = 0;

  function take(before: Picture, picture: Picture): void {
    const change = changeBetween(before, picture);
    const steps = doubtful.length + 1;
    if (isDoubtful(change) && steps <= longestFlash) {
      doubtful.push({ picture, isFlash: change.isFlash });
      return;
    }
    if (!isDoubtful(change) && doubtful.every(({ isFlash }) => isFlash)) {
      for (let step = 0; step < steps; step++) levels.push(change.level / steps);
    } else settle(before, picture, change);
    previous = picture;
    doubtful = [];
  }

  function settle(before: Picture, last: Picture, whole: FrameChange): void {
    const pictures = [before, ...doubtful.map(({ picture }) => picture), last];
    const steps = pictures
      .slice(1)
      .map((picture, step) => changeBetween(pictures[step] ?? picture, picture));
    const cut = whole.replaced >= leastReplaced ? cutAmong(steps) : null;
    if (cut !== null) cuts.push(levels.length + cut);
    for (const { level, replaced } of steps) {
      levels.push(cut !== null && replaced >= doubtfulShare ? null : level);
    }
  }

  return {
    add(frame) {
      const picture = soften(frame);
      if (previous === null) previous = picture;
      else take(previous, picture);
      brightness += mean(frame) / 255;
      frames++;
    },
    finish: () => {
      const unsettled = doubtful.map(() => null);
      return {
        rate: signalFormat.frameRate,
        levels: withoutSpikes(withoutGaps([...levels, ...unsettled])),
        cutSeconds: cuts.map((step) => (step + 0.5) / signalFormat.frameRate),
        exposure: frames === 0 ? null : brightness / frames,
      };
    },
  };
}

const doubtfulShare = 0.35;
const leastReplaced = 0.5;

function isDoubtful({ replaced, isFlash }: FrameChange): boolean {
  return isFlash || replaced >= doubtfulShare;
}

/** Which step is a cut; null where all of them replace much: that is wild movement. */
function cutAmong(steps: readonly FrameChange[]): number | null {
  const shares = steps.map(({ replaced }) => replaced);
  const largest = Math.max(...shares);
  if (largest < doubtfulShare || 2 * Math.min(...shares) > largest) return null;
  return shares.indexOf(largest);
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

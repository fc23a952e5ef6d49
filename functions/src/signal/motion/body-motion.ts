import type { Box, Presence } from '../pose/presence.ts';
import { sum } from '../series.ts';
import { blocksOf } from './block-track.ts';
import { across, down } from './blocks.ts';
import { withoutGapsAndSpikes } from './gaps-and-spikes.ts';
import type { Motion, PictureMotion } from './motion-meter.ts';

/**
 * The motion where the body is: of each step, what of its level lies in the blocks about the body, so
 * that a crowd, water or a road does not dance. As before, 1 is the whole picture. 0 where no body is.
 */
export function motionAbout(
  { steps, blocks, ...motion }: PictureMotion,
  presence: readonly Presence[],
): Motion {
  let place = 0;
  const boxes = steps.map((_, step) => {
    const seconds = (step + 0.5) / motion.rate;
    while ((presence[place]?.end_seconds ?? Number.POSITIVE_INFINITY) <= seconds) place++;
    const there = presence[place];
    return there !== undefined && there.start_seconds <= seconds ? there.box : null;
  });
  const about = steps.map((level, step) => {
    const box = boxes[step];
    return level === null || !box ? null : levelWithin(box, blocksOf(blocks, step));
  });
  const levels = withoutGapsAndSpikes(about).map((level, step) => (boxes[step] ? level : 0));
  return { ...motion, levels };
}

function levelWithin({ left, top, right, bottom }: Box, levels: Float32Array): number {
  const within = levels.filter((_, block) => {
    const column = block % across;
    const row = Math.floor(block / across);
    return (
      right * across > column &&
      left * across < column + 1 &&
      bottom * down > row &&
      top * down < row + 1
    );
  });
  return Math.min(1, sum(within));
}

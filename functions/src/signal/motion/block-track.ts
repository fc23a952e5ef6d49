import { across, down } from './blocks.ts';

const blocks = across * down;

/** Where in the picture each step moved, as numbers alone: ten minutes take 1.7 MB. */
export interface BlockTrack {
  /** Step by step, block by block: what of the step's level lies in each. */
  values: Float32Array;
}

export const blocksOf = ({ values }: BlockTrack, step: number): Float32Array =>
  values.subarray(step * blocks, (step + 1) * blocks);

export function recordBlocks() {
  let values = new Float32Array(256 * blocks);
  let steps = 0;
  return {
    add(levels: Float32Array): void {
      if ((steps + 1) * blocks > values.length) {
        const larger = new Float32Array(2 * values.length);
        larger.set(values);
        values = larger;
      }
      values.set(levels, steps * blocks);
      steps++;
    },
    finish: (): BlockTrack => ({ values: values.slice(0, steps * blocks) }),
  };
}

export const slowestBpm = 40;
export const fastestBpm = 240;

const likelyBpm = 120;
/** Width of the log-normal prior, in octaves. */
const priorOctaves = 0.9;

/** How likely people count a tempo, against the likeliest: 0..1. */
export function tempoPrior(bpm: number): number {
  return Math.exp(-0.5 * (Math.log2(bpm / likelyBpm) / priorOctaves) ** 2);
}

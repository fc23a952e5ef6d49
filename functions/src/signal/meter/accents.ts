import { mean } from '../series.ts';

/** An accent is the strongest onset so near a beat. */
const nearSeconds = 0.05;

/** How strongly each beat is played, of `onsets` of `rate` values a second: mean 0, deviation 1. */
export function accentsOf(
  onsets: readonly number[],
  rate: number,
  beats: readonly number[],
): readonly number[] {
  return standardised(
    beats.map((seconds) => {
      const from = Math.max(0, Math.round((seconds - nearSeconds) * rate));
      return Math.max(0, ...onsets.slice(from, Math.round((seconds + nearSeconds) * rate) + 1));
    }),
  );
}

/** Mean 0 and deviation 1; all 0 where all are alike. */
export function standardised(values: readonly number[]): readonly number[] {
  const centre = mean(values);
  const deviation = Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
  return values.map((value) => (deviation > 0 ? (value - centre) / deviation : 0));
}

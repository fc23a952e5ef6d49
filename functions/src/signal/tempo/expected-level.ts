/** What a dance lets expect of its music. */
export interface ExpectedTempo {
  /** From the lowest to the highest tempo that a dancer counts; several where others count it twice as fast. */
  spans: readonly (readonly [number, number])[];
  /** Beats in a bar; null: any. */
  meter: 2 | 3 | 4 | null;
}

/** By which a tempo may be told too high or too low: whole or half bars, or beats parted in three. */
const levels = [2, 1 / 2, 3, 1 / 3, 3 / 2, 2 / 3, 4, 1 / 4] as const;
/** Dances are played a little faster or slower than the rules say. */
const slackOctaves = 0.06;
/**
 * A level that repeats less than this much as clearly as the one that stands out is not played. Of real
 * music called by the wrong dance, such as disco at 94 BPM, a range alone moved the tempo.
 */
const leastCombShare = 0.4;

/** Of a lag and what else it may be counted as, the one expected, if it is played; else as it is. */
export function levelWithin(
  lag: number,
  comb: (lag: number) => number,
  { rate, expected }: { rate: number; expected: ExpectedTempo | null },
): number {
  if (expected === null) return lag;
  const isExpected = (other: number) => {
    const bpm = (60 * rate) / other;
    return expected.spans.some(
      ([slowest, fastest]) =>
        Math.log2(bpm / slowest) >= -slackOctaves && Math.log2(bpm / fastest) <= slackOctaves,
    );
  };
  if (isExpected(lag)) return lag;
  const played = levels
    .map((level) => lag / level)
    .filter((other) => isExpected(other) && comb(other) >= leastCombShare * comb(lag))
    .sort((a, b) => comb(b) - comb(a));
  return played[0] ?? lag;
}

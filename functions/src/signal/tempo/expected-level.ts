/** What a dance lets expect of its music. */
export interface ExpectedTempo {
  /** From the lowest to the highest tempo that a dancer counts; several where others count it twice as fast. */
  spans: readonly (readonly [number, number])[];
  /** Beats in a bar; null: any. */
  meter: 2 | 3 | 4 | null;
}

/**
 * By which a tempo may be told too low or too high, and how clearly the other must repeat, against the one
 * that stands out, for the level to be in doubt. Of dance music that was told at half its tempo, 18 of 19
 * pieces repeat at the double by 0.6 and more; of music told rightly, half of the doubles that the name of
 * another dance asks for stay below. Half the tempo repeats as clearly as the tempo itself (0.96 to 1.15):
 * it is meant where every other beat is clearly the stronger one. Parting beats in three, or joining three of
 * them, mends nothing that does not repeat as clearly as what was told: at 0.9 the names of other dances change
 * 267 tempi that were told rightly, at 1 217, and of 120 pieces named rightly as many are right, 110.
 */
const levels = [
  { factor: 2, leastShare: 0.6 },
  { factor: 3, leastShare: 0.6 },
  { factor: 4, leastShare: 0.6 },
  { factor: 3 / 2, leastShare: 1 },
  { factor: 2 / 3, leastShare: 1 },
  { factor: 1 / 2, leastShare: 1.1 },
  { factor: 1 / 3, leastShare: 1.1 },
  { factor: 1 / 4, leastShare: 1.1 },
] as const;
/** Dances are played a little faster or slower than the rules say. */
const slackOctaves = 0.06;

/** Of a lag and what else it may be counted as, the one expected where that is in doubt; else as it is. */
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
  const inDoubt = levels
    .map(({ factor, leastShare }) => ({ other: lag / factor, leastShare }))
    .filter(({ other, leastShare }) => isExpected(other) && comb(other) >= leastShare * comb(lag))
    .map(({ other }) => other)
    .sort((a, b) => comb(b) - comb(a));
  return inDoubt[0] ?? lag;
}

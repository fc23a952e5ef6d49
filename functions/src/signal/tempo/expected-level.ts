/** What a dance lets expect of its music. */
export interface ExpectedTempo {
  /** From the lowest to the highest tempo that a dancer counts; several where others count it twice as fast. */
  spans: readonly (readonly [number, number])[];
  /** Beats in a bar; null: any. */
  meter: 2 | 3 | 4 | null;
}

/** Dances are played a little faster or slower than the rules say. */
const slackOctaves = 0.06;

/**
 * Of a lag and those `inDoubt` beside it the one that is expected, itself before the others; itself where
 * none is, and so wherever nothing is in doubt.
 */
export function levelWithin(
  lag: number,
  inDoubt: readonly number[],
  { rate, expected }: { rate: number; expected: ExpectedTempo | null },
): number {
  if (expected === null) return lag;
  const isExpected = (each: number) => {
    const bpm = (60 * rate) / each;
    return expected.spans.some(
      ([slowest, fastest]) =>
        Math.log2(bpm / slowest) >= -slackOctaves && Math.log2(bpm / fastest) <= slackOctaves,
    );
  };
  return [lag, ...inDoubt].find(isExpected) ?? lag;
}

export interface Tally {
  passed: number;
  /** Of those that passed: at the second try. */
  again: number;
  failed: number;
  skipped: number;
}

export function sumTallies(tallies: readonly Tally[]): Tally {
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
  return {
    ...{ passed: sum('passed'), again: sum('again') },
    ...{ failed: sum('failed'), skipped: sum('skipped') },
  };
}

/** The last line of `npm test`. */
export function formatTally({ passed, again, failed, skipped }: Tally): string {
  const triedAgain = again === 0 ? '' : ` (${again} at the second try)`;
  return `${passed} passed${triedAgain}, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

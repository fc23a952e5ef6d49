import { clamp, mean } from '../series.ts';
import { type Series, turnedBy } from './series.ts';

const baselines = 16;
/** Shares of the video: nearer to 0 or 1, what is compared is nearly the same moment again. */
const leastShift = 1 / 3;
const mostShift = 2 / 3;
/** Shifts by it come by no period of the dance: (golden ratio - 1). */
const unevenStep = (Math.sqrt(5) - 1) / 2;

/** How far apart in time two are compared who then are strangers, in looks. */
export function strangerShifts(looks: number): number[] {
  const shifts = Array.from({ length: baselines }, (_, index) => {
    const share = leastShift + (mostShift - leastShift) * ((index * unevenStep) % 1);
    return Math.round(share * looks);
  });
  return [...new Set(shifts)];
}

/** What two reach, and what they reach as strangers: the other one's dance from a third to two thirds later. */
export interface AgainstChance {
  reached: number;
  /** The mean of the strangers, and how far they stray from it. */
  chance: number;
  spread: number;
}

/** Null where it cannot be told of the two, or of no strangers. */
export function againstChance(
  one: readonly Series[],
  other: readonly Series[],
  reach: (one: readonly Series[], other: readonly Series[]) => number | null,
): AgainstChance | null {
  const reached = reach(one, other);
  const strangers = strangerShifts(other[0]?.length ?? 0).flatMap(
    (shift) =>
      reach(
        one,
        other.map((series) => turnedBy(series, shift)),
      ) ?? [],
  );
  if (reached === null || strangers.length === 0) return null;
  const chance = mean(strangers);
  const spread = Math.sqrt(mean(strangers.map((value) => (value - chance) ** 2)));
  return { reached, chance, spread };
}

/**
 * 1: as one, 0: as strangers, -1: against each other; above 0 as Cohen's kappa corrects agreement.
 * Strangers who reach less than nothing raise nobody.
 */
export function beyondChance({ reached, chance }: Pick<AgainstChance, 'reached' | 'chance'>) {
  const strangers = clamp(chance, 0, 1);
  if (reached < strangers) return (reached - strangers) / (1 + strangers);
  return strangers < 1 ? (reached - strangers) / (1 - strangers) : 0;
}

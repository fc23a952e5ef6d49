import { assign } from './assign.ts';
import type { Tracklet } from './tracklets.ts';

/** One way of telling whose the tracklets are. */
export interface Hypothesis {
  /** -log likelihood. */
  cost: number;
  /** Of each tracklet; null: nobody's. */
  dancers: readonly (number | null)[];
  /** Who the dancers are that somebody named, each in the same place. */
  named: readonly number[];
}

/**
 * Of each tracklet, how probable it is that it is the one's whose it is in the first, best hypothesis: the
 * share of all that agree. Which of two is called the first says nothing, so that each names its dancers as
 * the best one does, by the looks that they share; but who was named is who that is.
 */
export function agreementOf(
  hypotheses: readonly Hypothesis[],
  tracklets: readonly Tracklet[],
): number[] {
  const best = hypotheses[0];
  if (best === undefined) return [];
  const weights = hypotheses.map(({ cost }) => Math.exp(best.cost - cost));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const named = hypotheses.map((hypothesis) => namedAs(best, hypothesis, tracklets));
  return tracklets.map((_, index) => {
    const dancer = best.dancers[index] ?? null;
    const agreeing = weights.filter((_, place) => (named[place]?.[index] ?? null) === dancer);
    return agreeing.reduce((sum, weight) => sum + weight, 0) / total;
  });
}

function namedAs(
  best: Hypothesis,
  { dancers, named }: Hypothesis,
  tracklets: readonly Tracklet[],
): (number | null)[] {
  const all = [...dancers, ...best.dancers, ...named, ...best.named];
  const count = 1 + Math.max(-1, ...all.map(indexOf));
  const shared = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  for (const [place, { sightings }] of tracklets.entries()) {
    const [mine, its] = [indexOf(dancers[place] ?? null), indexOf(best.dancers[place] ?? null)];
    const row = shared[mine];
    if (row !== undefined && its >= 0) row[its] = (row[its] ?? 0) + sightings.length;
  }
  for (const [place, mine] of named.entries()) {
    const [row, its] = [shared[mine], best.named[place] ?? -1];
    if (row !== undefined && its >= 0) row[its] = moreThanAll;
  }
  const names = assign(shared);
  return dancers.map((dancer) => {
    if (dancer === null) return null;
    // A name that the best one does not know is nobody's there.
    return names[dancer] ?? -1 - dancer;
  });
}

/** Looks: no video has as many. */
const moreThanAll = 1e9;
const indexOf = (dancer: number | null) => dancer ?? -1;

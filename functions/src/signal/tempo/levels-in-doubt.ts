import { tempoPrior } from './tempo-prior.ts';

/**
 * What else a tempo may be counted as, and how likely that must be beside it for its level to be in doubt: likely
 * is what repeats clearly and is counted by people. Of 60 grooves by which these were chosen, and in brackets of 60
 * over other chords, 58 (57) are right where their dance is named, and the level of 35 (33) is clear, 33 (31) of
 * these told rightly. With 0.5 for the double 38 (37) are clear, and by name 56 (57) are right; with 0.4 31 (29)
 * are clear. With 0.8 for the half 37 (34) are clear, and by name 58 (56) are right; with 0.7 31 (27) are clear. Of
 * 50 recordings of songs 21 are clear, 20 of them told rightly; with 0.8 for the half 25 and 22. Three, four, a
 * third, a quarter, two thirds and three for two, in doubt by the same, would put one of all these right.
 */
const otherLevels = [
  { factor: 2, leastLikelihood: 0.45 },
  { factor: 1 / 2, leastLikelihood: 0.75 },
] as const;
/**
 * Half beats are played for themselves where the double repeats by this share: half of it is due to the beats.
 * With 0.5 the level of 29 (30) is clear, with 0.7 37 (34) and by name one of each is right no more.
 */
const leastShare = 0.6;

/**
 * The lags by which a pulse of `rate` values a second may be counted as well as by `lag`, the likeliest first;
 * none where its level is clear. `comb`: how clearly a lag repeats.
 */
export function levelsInDoubt(
  lag: number,
  comb: (lag: number) => number,
  rate: number,
): readonly number[] {
  const likelihood = (each: number) => comb(each) * tempoPrior((60 * rate) / each);
  return otherLevels
    .map(({ factor, leastLikelihood }) => ({ other: lag / factor, leastLikelihood }))
    .filter(
      ({ other, leastLikelihood }) =>
        comb(other) >= leastShare * comb(lag) &&
        likelihood(other) >= leastLikelihood * likelihood(lag),
    )
    .map(({ other }) => other)
    .sort((one, another) => likelihood(another) - likelihood(one));
}

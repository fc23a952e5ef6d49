import type { Series } from './series.ts';

/** Of fewer looks there is no correlation to tell. */
const fewestLooks = 3;

/**
 * Pearson's correlation of what two show in several channels, such as joints, each about its own mean
 * over the looks that show both: a channel that moves further weighs more. -1..1; null where either
 * stands still or too few looks show both.
 */
export function correlationOf(one: readonly Series[], other: readonly Series[]): number | null {
  let [products, squaresOne, squaresOther, looks] = [0, 0, 0, 0];
  for (const [channel, series] of one.entries()) {
    const sums = sumsOf(series, other[channel] ?? []);
    if (sums.count === 0) continue;
    products += sums.products - (sums.one * sums.other) / sums.count;
    squaresOne += sums.squaresOne - sums.one ** 2 / sums.count;
    squaresOther += sums.squaresOther - sums.other ** 2 / sums.count;
    looks = Math.max(looks, sums.count);
  }
  if (looks < fewestLooks || !(squaresOne > still && squaresOther > still)) return null;
  return products / Math.sqrt(squaresOne * squaresOther);
}

/** What rounding leaves of a series that does not move. */
const still = 1e-9;

function sumsOf(series: Series, others: Series) {
  const sums = { count: 0, one: 0, other: 0, products: 0, squaresOne: 0, squaresOther: 0 };
  for (const [look, value] of series.entries()) {
    const other = others[look] ?? null;
    if (value === null || other === null) continue;
    sums.count++;
    sums.one += value;
    sums.other += other;
    sums.products += value * other;
    sums.squaresOne += value ** 2;
    sums.squaresOther += other ** 2;
  }
  return sums;
}

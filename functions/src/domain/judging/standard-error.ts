/** Between what a value may lie. */
export interface Bounds {
  least: number;
  most: number;
}
export const share: Bounds = { least: 0, most: 1 };
export const beyondChance: Bounds = { least: -1, most: 1 };

/**
 * The most that the standard error of a mean of `count` values within the bounds can be (Bhatia and Davis
 * 2000), after two at each bound are added, so that it is above 0 also where all of a few are alike
 * (Agresti and Coull 1998). `count` above 0 need not be whole.
 */
export function standardError(mean: number, count: number, { least, most }: Bounds): number {
  const place = (mean - least) / (most - least);
  const number = count + 4;
  const pulled = (count * Math.min(1, Math.max(0, place)) + 2) / number;
  return (most - least) * Math.sqrt((pulled * (1 - pulled)) / number);
}

import type { Scores } from '../../../../../functions/src/contract/summary.ts';

/** `2 of 3 criteria`: a total of two is not one of all; none where all are scored, or nothing is. */
export function coveredInWords({ scores }: { scores: Scores }): string[] {
  const all = Object.values(scores);
  const scored = all.filter((score) => score !== null).length;
  return scored === 0 || scored === all.length ? [] : [`${scored} of ${all.length} criteria`];
}

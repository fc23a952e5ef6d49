import type { Range } from './verdict.ts';

/** As people say it: in whole points, and between what it lies, where that is told: `63 (55 to 71)`. */
export function inPoints(score: number, range: Range | null = null): string {
  const points = String(Math.round(score));
  return range === null ? points : `${points} (${rangeInWords(range)})`;
}

export const rangeInWords = ({ low, high }: Range): string =>
  `${Math.round(low)} to ${Math.round(high)}`;

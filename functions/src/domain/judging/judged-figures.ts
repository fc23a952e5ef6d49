import { clockTime } from '../../contract/clock-time.ts';
import type { CitedSeconds } from './judge-answer.ts';

/** As judges score. */
export function halfSteps(score: number): number {
  return Math.round(score * 2) / 2;
}

/** Ten points for each point of the judges' scale, in its half steps: 7.5 reads 75. */
export const hundredOf = (score: number): number => halfSteps(score) * 10;

export function outOfHundred(score: number | null): number | null {
  return score === null ? null : hundredOf(score);
}

/** On the judges' scale, of a score from 0 to 100. */
export const outOfTen = (score: number | null): string =>
  score === null ? 'not judged' : `${halfSteps(score / 10)} of 10`;

/** The text, and behind it the moments that it does not name itself. */
export function withTimes(text: string, at: CitedSeconds): string {
  const unnamed = at.map(clockTime).filter((time) => !text.includes(time));
  return unnamed.length === 0 ? text : `${text} (${[...new Set(unnamed)].join(', ')})`;
}

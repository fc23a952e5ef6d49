import { wrapText } from '../start/describe-result.ts';
import type { Outcome } from './check.ts';

const INDENT = '    ';
const TIME_WIDTH = 8;

/** How wide titles are set, so that all times stand under each other. */
export const titleWidth = (titles: readonly string[]): number =>
  Math.max(...titles.map((title) => title.length));

export const signs = { passed: '✓', failed: '✗', skipped: '–' } as const;

/** A line of an outcome behind its sign, and below it what is wrong and what to do about it. */
export function describeOutcome(outcome: Outcome, width: number, columns: number): string[] {
  const title = outcome.title.padEnd(width);
  if (outcome.kind === 'skipped') return [`${title}  ${' '.repeat(TIME_WIDTH)}  ${outcome.why}`];
  const line = `${title}  ${seconds(outcome.tookMs).padStart(TIME_WIDTH)}`;
  if (outcome.kind === 'passed') return [`${line}  ${outcome.note}`.trimEnd()];
  const words = wrapText(`${outcome.problem}\n${outcome.advice}`, columns - INDENT.length);
  return [line, ...words.split('\n').map((each) => INDENT + each)];
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** The last line: how many checks ended how. */
export function describeTally(outcomes: readonly Outcome[]): string {
  const count = (kind: Outcome['kind']) =>
    outcomes.filter((outcome) => outcome.kind === kind).length;
  const parts = [`${count('passed')} passed`, `${count('failed')} failed`];
  if (count('skipped') > 0) parts.push(`${count('skipped')} skipped`);
  return parts.join(', ');
}

export function exitCodeOf(outcomes: readonly Outcome[]): 0 | 1 {
  return outcomes.some(({ kind }) => kind === 'failed') ? 1 : 0;
}

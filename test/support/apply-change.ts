import type { Summary } from '../../functions/src/contract/summary.ts';
import type { Analysis, Change } from '../../functions/src/domain/states/analysis.ts';

/** What is stored after a change: an undefined field is removed. */
export function applyChange(stored: Analysis, change: Change): Analysis {
  const merged = Object.entries({ ...stored.summary, ...change.summary });
  const summary = Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as Summary;
  return { summary, work: { ...stored.work, ...change.work } };
}

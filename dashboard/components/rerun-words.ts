import type { BudgetState } from '../../functions/src/contract/operations.ts';
import type { Usage } from '../../functions/src/contract/report.ts';
import { estimateRun, repriced } from '../../functions/src/contract/run-estimate.ts';
import type { Summary } from '../../functions/src/contract/summary.ts';
import { formatUsage, withCapital } from './formats.ts';

export type Terms = Pick<BudgetState, 'counts' | 'judging'>;

/**
 * What a rerun will take of the model, for admins, before they ask for it. `terms` undefined: nobody
 * has said yet; `last` null: no run has used the model, undefined: that is not known; `judgesThen`: how many
 * judged it then.
 */
export function rerunWords(
  { video, params, analyzer }: Pick<Summary, 'video' | 'params' | 'analyzer'>,
  terms: Terms | undefined,
  last?: Usage | null | undefined,
  judgesThen = 1,
): string {
  if (terms?.counts === null) return 'No model judges here: a rerun costs nothing.';
  if (terms?.judging === undefined) {
    return last == null ? unknown : `The last run took ${formatUsage(last)}.`;
  }
  if (last != null)
    return `About ${formatUsage(repriced(last, terms.judging, judgesThen))}, as the last run.`;
  const seconds = judgedSeconds(video, params);
  if (seconds === null) return unknown;
  const estimate = `about ${formatUsage(estimateRun(seconds, terms.judging))}`;
  // Whether there is a key now is known to the workers alone.
  if (analyzer?.startsWith('signal:')) return `If a model judges: ${estimate}.`;
  return `${withCapital(estimate)}.`;
}

const unknown = 'What a rerun takes is unknown.';

/** Null before the video was checked. */
function judgedSeconds(video: Summary['video'], params: Summary['params']): number | null {
  const seconds = video?.duration_seconds ?? null;
  if (seconds === null) return null;
  const trim = params['trim'] as { start_seconds: number; end_seconds: number } | null | undefined;
  if (trim == null) return seconds;
  return Math.max(0, Math.min(trim.end_seconds, seconds) - trim.start_seconds);
}

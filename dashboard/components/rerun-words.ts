import type { BudgetState } from '../../functions/src/contract/operations.ts';
import type { Usage } from '../../functions/src/contract/report.ts';
import { estimateRun, repriced } from '../../functions/src/contract/run-estimate.ts';
import type { Summary } from '../../functions/src/contract/summary.ts';
import { formatTokens, formatUsd } from './formats.ts';

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
    return last == null ? unknown : `The last run took ${amount(last)}.`;
  }
  if (last != null)
    return `About ${amount(repriced(last, terms.judging, judgesThen))}, as the last run.`;
  const seconds = judgedSeconds(video, params);
  if (seconds === null) return unknown;
  const estimate = `about ${amount(estimateRun(seconds, terms.judging))}`;
  // Whether there is a key now is known to the workers alone.
  if (analyzer?.startsWith('signal:')) return `If a model judges: ${estimate}.`;
  return `${estimate[0]?.toUpperCase()}${estimate.slice(1)}.`;
}

const unknown = 'What a rerun takes is unknown.';

function amount({ input_tokens, output_tokens, cost_usd }: Usage): string {
  const tokens = formatTokens(input_tokens + output_tokens);
  return `${tokens}, ${cost_usd === null ? 'cost unknown' : formatUsd(cost_usd)}`;
}

/** Null before the video was checked. */
function judgedSeconds(video: Summary['video'], params: Summary['params']): number | null {
  const seconds = video?.duration_seconds ?? null;
  if (seconds === null) return null;
  const trim = params['trim'] as { start_seconds: number; end_seconds: number } | null | undefined;
  if (trim == null) return seconds;
  return Math.max(0, Math.min(trim.end_seconds, seconds) - trim.start_seconds);
}

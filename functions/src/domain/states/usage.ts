import type { Usage } from '../../contract/report.ts';

/** A cost that is unknown of one is unknown of both. */
export function addUsage(total: Usage | null, used: Usage): Usage {
  if (total === null) return used;
  const unknown = total.cost_usd === null || used.cost_usd === null;
  return {
    input_tokens: total.input_tokens + used.input_tokens,
    output_tokens: total.output_tokens + used.output_tokens,
    cost_usd: unknown ? null : (total.cost_usd ?? 0) + (used.cost_usd ?? 0),
  };
}

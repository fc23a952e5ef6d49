import type { Usage } from '../../contract/report.ts';

export interface Tokens {
  input: number;
  /** What a model thinks is billed as output. */
  output: number;
}
export interface Prices {
  usdPerMillionInput: number | null;
  usdPerMillionOutput: number | null;
}

export function usageOf(tokens: Tokens, prices: Prices): Usage {
  const { usdPerMillionInput, usdPerMillionOutput } = prices;
  const known = usdPerMillionInput !== null && usdPerMillionOutput !== null;
  return {
    input_tokens: tokens.input,
    output_tokens: tokens.output,
    cost_usd: known
      ? (tokens.input * usdPerMillionInput + tokens.output * usdPerMillionOutput) / 1_000_000
      : null,
  };
}

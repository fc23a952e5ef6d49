import { numberOf, type ParameterTexts, textOf } from '../../functions/src/domain/parameters.ts';

const prices = ['GEMINI_USD_PER_MILLION_INPUT', 'GEMINI_USD_PER_MILLION_OUTPUT'] as const;

/** What holds a model back whose price nobody has set; null where none judges, or both are set. */
export function describeBudget(texts: ParameterTexts): string | null {
  const unset = prices.filter((name) => Number.isNaN(numberOf(texts, name)));
  const analyzer = textOf(texts, 'ANALYZER');
  if (analyzer === 'signal' || unset.length === 0) return null;
  const when = analyzer === 'auto' ? ' once GEMINI_API_KEY holds a key' : '';
  const tokens = textOf(texts, 'DAILY_TOKENS_MILLIONS');
  const verb = unset.length === 1 ? 'is' : 'are';
  return `Note: ${unset.join(' and ')} ${verb} not set, so DAILY_BUDGET_USD counts nothing:${when} the model may take ${tokens} million tokens a day (DAILY_TOKENS_MILLIONS), whatever they cost.`;
}

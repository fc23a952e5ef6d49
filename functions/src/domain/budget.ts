import type { Usage } from '../contract/report.ts';
import { AppError } from './errors.ts';

/** What the model calls of one day (UTC) have cost and may still cost. */
export interface DayOfSpending {
  spentUsd: number;
  inputTokens: number;
  outputTokens: number;
  /** Calls under way, by reservation id. */
  reserved: Readonly<Record<string, number>>;
}

export const nothingSpent: DayOfSpending = {
  spentUsd: 0,
  inputTokens: 0,
  outputTokens: 0,
  reserved: {},
};

export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

export function committedUsd({ spentUsd, reserved }: DayOfSpending): number {
  return Object.values(reserved).reduce((sum, usd) => sum + usd, spentUsd);
}

/** A cost of null, where no price is known, counts for nothing. */
export function reserve(
  day: DayOfSpending,
  { id, estimate, limitUsd }: { id: string; estimate: Usage; limitUsd: number },
): DayOfSpending {
  const costUsd = estimate.cost_usd ?? 0;
  if (costUsd > 0 && committedUsd(day) + costUsd > limitUsd) {
    throw new AppError(
      'analyzer_quota_exhausted',
      'Today’s budget for judging is used up. Please run the analysis again tomorrow.',
    );
  }
  return { ...day, reserved: { ...day.reserved, [id]: costUsd } };
}

export function settle(day: DayOfSpending, id: string, used: Usage): DayOfSpending {
  const { [id]: _settled, ...reserved } = day.reserved;
  return {
    spentUsd: day.spentUsd + (used.cost_usd ?? 0),
    inputTokens: day.inputTokens + used.input_tokens,
    outputTokens: day.outputTokens + used.output_tokens,
    reserved,
  };
}

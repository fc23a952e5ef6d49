import type { DocumentData } from 'firebase-admin/firestore';
import type { BudgetState } from '../../contract/operations.ts';
import { type DayOfSpending, nothingSpent } from '../../domain/limits/budget.ts';
import { dated } from './documents.ts';

/** `budgets/{day}`, such as `budgets/2026-01-31`. */
export function readDay(data: DocumentData | undefined): DayOfSpending {
  if (data === undefined) return nothingSpent;
  const reserved = Object.entries<DocumentData>(data['reserved'] ?? {}).map(
    ([id, { estimate, expires_at }]) => [id, { estimate, expiresAt: dated(expires_at) }],
  );
  return {
    spentUsd: data['spent_usd'] ?? 0,
    inputTokens: data['input_tokens'] ?? 0,
    outputTokens: data['output_tokens'] ?? 0,
    reserved: Object.fromEntries(reserved),
    refusedUsd: data['refused_usd'] ?? null,
  };
}

export function writeDay(day: DayOfSpending): DocumentData {
  const reserved = Object.entries(day.reserved).map(([id, { estimate, expiresAt }]) => [
    id,
    { estimate, expires_at: expiresAt },
  ]);
  return {
    spent_usd: day.spentUsd,
    input_tokens: day.inputTokens,
    output_tokens: day.outputTokens,
    reserved: Object.fromEntries(reserved),
    refused_usd: day.refusedUsd,
  };
}

type Shown = Omit<BudgetState, 'updated_at'>;

/** Of `operations/current`; null where it was never written. */
export function readMirror(data: DocumentData | undefined): Shown | null {
  if (data === undefined) return null;
  const { day, spent_usd, reserved_usd, limit_usd, open } = data;
  return { day, spent_usd, reserved_usd, limit_usd, open };
}

export function sameMirror(left: Shown, right: Shown): boolean {
  const names = ['day', 'spent_usd', 'reserved_usd', 'limit_usd', 'open'] as const;
  return names.every((name) => left[name] === right[name]);
}

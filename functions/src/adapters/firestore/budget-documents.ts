import type { DocumentData } from 'firebase-admin/firestore';
import type { BudgetState } from '../../contract/operations.ts';
import type { BudgetShard } from '../../domain/limits/budget-shards.ts';
import { committedOf, nothingSpent, type Spending } from '../../domain/limits/spending.ts';
import { dated } from './documents.ts';

/** In how many documents `budgets/{day}` says that its day is counted. */
export const countOf = (data: DocumentData | undefined): number => Number(data?.['shards'] ?? 1);

/** Of `budgets/{day}`, such as `budgets/2026-01-31`, and of a user's share and a shard below it. */
export function readSpending(data: DocumentData | undefined): Spending {
  if (data === undefined) return nothingSpent;
  const reserved = Object.entries<DocumentData>(data['reserved'] ?? {}).map(
    ([id, { estimate, expires_at }]) => [id, { estimate, expiresAt: dated(expires_at) }],
  );
  return {
    spentUsd: data['spent_usd'] ?? 0,
    inputTokens: data['input_tokens'] ?? 0,
    outputTokens: data['output_tokens'] ?? 0,
    reserved: Object.fromEntries(reserved),
    refused: data['refused'] ?? null,
  };
}

export function writeSpending(spending: Spending): DocumentData {
  const reserved = Object.entries(spending.reserved).map(([id, { estimate, expiresAt }]) => [
    id,
    { estimate, expires_at: expiresAt },
  ]);
  return {
    spent_usd: spending.spentUsd,
    input_tokens: spending.inputTokens,
    output_tokens: spending.outputTokens,
    reserved: Object.fromEntries(reserved),
    refused: spending.refused,
  };
}

export function readShard(data: DocumentData | undefined): BudgetShard {
  const { usd = 0, tokens = 0 } = data?.['borrowed'] ?? {};
  return { spending: readSpending(data), borrowed: { usd, tokens } };
}

export const writeShard = ({ spending, borrowed }: BudgetShard): DocumentData => ({
  ...writeSpending(spending),
  borrowed,
});

/** What `budgets/{day}` says of a day that is counted below it, as of the last look. */
export const writeSum = (sum: Spending): DocumentData => ({
  spent_usd: sum.spentUsd,
  input_tokens: sum.inputTokens,
  output_tokens: sum.outputTokens,
  committed_usd: committedOf(sum, 'usd'),
  committed_tokens: committedOf(sum, 'tokens'),
});

/** As of then. */
export const committedThen = (data: DocumentData | undefined, unit: 'usd' | 'tokens'): number =>
  Number(data?.[`committed_${unit}`] ?? 0);

type Shown = Omit<BudgetState, 'updated_at'>;

/** Whether `operations/current.budget`, of whatever version, shows this. */
export function sameMirror(shown: DocumentData | undefined, wanted: Shown): boolean {
  if (shown === undefined) return false;
  return Object.entries(wanted).every(([name, value]) => sameValue(shown[name], value));
}

function sameValue(left: unknown, right: unknown): boolean {
  if (typeof right !== 'object' || right === null) return left === right;
  if (typeof left !== 'object' || left === null) return false;
  return Object.entries(right).every(
    ([name, value]) => (left as Record<string, unknown>)[name] === value,
  );
}

import { type Billed, type BilledKind, billedKinds } from './operations.ts';

export type Sums = Record<BilledKind, number> & { processorMs: number };

/** How much of each kind. */
export function sumUp(all: readonly Billed[]): Sums {
  const of = (kind: BilledKind) =>
    all.reduce((sum, billed) => sum + (billed.kind === kind ? billed.count : 0), 0);
  const kinds = Object.fromEntries(billedKinds.map((kind) => [kind, of(kind)]));
  const processorMs = all.reduce((sum, billed) => sum + (billed.processorMs ?? 0), 0);
  return { ...(kinds as Record<BilledKind, number>), processorMs };
}

/** Such as `analyses 3, quotas 2`: of one kind, where each went. */
export function whereTo(all: readonly Billed[], kind: BilledKind): string {
  const counts = new Map<string, number>();
  for (const billed of all) {
    if (billed.kind !== kind) continue;
    counts.set(billed.what, (counts.get(billed.what) ?? 0) + billed.count);
  }
  return [...counts].map(([what, count]) => `${what} ${count}`).join(', ');
}

export function byFunction(all: readonly Billed[]): Map<string, Billed[]> {
  return Map.groupBy(all, (billed) => billed.function);
}

import { queries } from '../domain/queries.ts';
import type { Ports } from './ports.ts';

/** How many runs wait for a worker, and since when the first of them has. */
export async function findWaiting(
  analyses: Ports['analyses'],
  now: Date,
): Promise<{ count: number; since: Date | null }> {
  const waiting = (['queued', 'processing'] as const).map((status) =>
    queries.waitingSince(now, status),
  );
  const [counts, first] = await Promise.all([
    Promise.all(waiting.map((query) => analyses.count(query))),
    Promise.all(waiting.map((query) => analyses.find(query, 1))),
  ]);
  const since = first
    .flat()
    .map(({ summary }) => summary.updated_at)
    .sort((left, right) => left.getTime() - right.getTime());
  return { count: counts.reduce((sum, count) => sum + count, 0), since: since[0] ?? null };
}

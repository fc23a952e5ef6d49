import { queries } from '../domain/queries.ts';
import type { Ports } from './ports.ts';

/** How many runs wait for a worker, and since when the first of them has. */
export async function findWaiting(
  analyses: Ports['analyses'],
  now: Date,
): Promise<{ count: number; since: Date | null }> {
  const waiting = queries.waitingSince(now);
  const [first] = await analyses.find(waiting, 1);
  if (first === undefined) return { count: 0, since: null };
  return { count: await analyses.count(waiting), since: first.summary.updated_at };
}

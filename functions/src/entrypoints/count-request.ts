import type { Caller } from '../domain/access.ts';
import type { RateLimits } from '../workflows/ports/callers.ts';

/** What a request or call counts as: changes exactly, lists and reads approximately; null: as nothing. */
export type Limit = 'change' | 'list' | 'read' | null;

/**
 * Counts it under `key`, by whichever door it came; throws rate_limited where it is one too many. An
 * admin's changes are counted and not refused: whoever puts things right must get through.
 */
export async function countRequest(
  rates: RateLimits,
  limit: Limit,
  { isAdmin }: Caller,
  key: string,
): Promise<void> {
  if (limit === null) return;
  await rates[limit].take(key, { refuses: !(isAdmin && limit === 'change') });
}

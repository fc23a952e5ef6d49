import type { Usage } from '../../contract/report.ts';

/**
 * What model calls may take of a day, over all runs, in dollars where prices are known and in tokens
 * where not; and of it what one user's may. `userId` null: nobody's share is asked or counted.
 */
export interface Budget {
  /**
   * Throws at_capacity where today's budget has no room for new runs, quota_exhausted where this
   * user's share has none. Asks nobody where no model judges.
   */
  requireOpen(userId: string | null): Promise<void>;
  /** Throws analyzer_quota_exhausted where today's budget, or the share of it, has no room for it. */
  reserve(reservationId: string, estimate: Usage, userId: string | null): Promise<void>;
  /** Puts what was used in the place of what was reserved; a second time changes nothing. */
  settle(reservationId: string, used: Usage, userId: string | null): Promise<void>;
  /**
   * Shows what a lost worker reserved as spent (the next call writes it so), evens out what one shard of the day took of others,
   * and shows admins today's state. Harmless at any time.
   */
  refresh(): Promise<void>;
  /** Removes all that bears this user's id; what was spent stays in the days' sums. */
  removeShares(userId: string): Promise<void>;
}

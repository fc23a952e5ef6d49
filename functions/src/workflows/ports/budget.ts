import type { Usage } from '../../contract/report.ts';

/** What model calls may cost a day, over all runs; a cost of null counts for nothing. */
export interface Budget {
  /** Throws at_capacity where today's budget has no room for new runs. Asks nobody where nothing costs. */
  requireOpen(): Promise<void>;
  /** Throws analyzer_quota_exhausted where today's budget has no room for it. */
  reserve(reservationId: string, estimate: Usage): Promise<void>;
  /** Puts what was used in the place of what was reserved; a second time changes nothing. */
  settle(reservationId: string, used: Usage): Promise<void>;
  /** Counts what a lost worker reserved as spent, and shows admins today's state. Harmless at any time. */
  refresh(): Promise<void>;
}

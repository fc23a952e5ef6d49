import type { AnalysisType, Status } from '../contract/vocabulary.ts';

/** A query as data, so that the index it needs can be derived from it. */
export interface Query {
  where: readonly Filter[];
  orderBy: readonly Order[];
}
export interface Filter {
  field: string;
  operator: '==' | '<=' | '<' | '>=' | '>' | 'in';
  value: unknown;
}
export interface Order {
  field: string;
  direction: 'asc' | 'desc';
}

export interface ListFilters {
  /** Null: everybody's. */
  userId: string | null;
  analysisType: AnalysisType | null;
  status: Status | null;
}

const equals = (field: string, value: unknown): Filter => ({ field, operator: '==', value });
const until = (field: string, value: Date): Filter => ({ field, operator: '<=', value });
const after = (field: string, value: Date | number): Filter => ({ field, operator: '>', value });
const among = (field: string, value: readonly unknown[]): Filter => ({
  field,
  operator: 'in',
  value,
});
const ascending = (field: string): Order => ({ field, direction: 'asc' });
const descending = (field: string): Order => ({ field, direction: 'desc' });

const lastBy = (field: string, since: Date | null): Query => ({
  where: since === null ? [] : [after(field, since)],
  orderBy: [descending(field)],
});

/** Every query that the backend makes; an index test reads them from here. */
export const queries = {
  /** Newest first; the id makes the order total. */
  list(filters: ListFilters): Query {
    return {
      where: [
        equals('user_id', filters.userId),
        equals('status', filters.status),
        equals('analysis_type', filters.analysisType),
      ].filter((filter) => filter.value !== null),
      orderBy: [descending('timestamp'), descending('__name__')],
    };
  },
  lapsedLeases(now: Date): Query {
    return {
      where: [equals('status', 'processing'), until('lease_expires_at', now)],
      orderBy: [ascending('lease_expires_at')],
    };
  },
  /** Runs that wait for a worker since before a moment. */
  waitingSince(moment: Date): Query {
    return {
      where: [
        among('status', ['queued', 'processing']),
        equals('stage', 'queued'),
        until('updated_at', moment),
      ],
      orderBy: [ascending('updated_at')],
    };
  },
  /** Whose video has not arrived, begun after one moment and until another. */
  uploadsBegun({ since, until: last }: { since: Date; until: Date }): Query {
    return {
      where: [
        equals('status', 'uploading'),
        equals('stage', null),
        after('timestamp', since),
        until('timestamp', last),
      ],
      orderBy: [ascending('timestamp')],
    };
  },
  dueToExpire(now: Date): Query {
    return { where: [until('expires_at', now)], orderBy: [ascending('expires_at')] };
  },
  /** Everybody's. */
  all(): Query {
    return { where: [], orderBy: [] };
  },
  inStatus(status: Status): Query {
    return { where: [equals('status', status)], orderBy: [] };
  },
  /** Runs that a worker holds. */
  heldRuns(now: Date): Query {
    return {
      where: [equals('status', 'processing'), after('lease_expires_at', now)],
      orderBy: [ascending('lease_expires_at')],
    };
  },
  /** Only a run that failed has the field, until it is run again. `since` null: of all times. */
  lastFailed(since: Date | null): Query {
    return lastBy('failed_at', since);
  },
  lastCompleted(since: Date | null): Query {
    return lastBy('processed_at', since);
  },
  /** Of `workers`, the last one first. */
  workersHeardSince(moment: Date): Query {
    return { where: [after('updated_at', moment)], orderBy: [descending('updated_at')] };
  },
  /** Of `quotas`: who has a run that waits for its turn; first whose turn it is. */
  usersInLine(): Query {
    return {
      where: [equals('waits', true)],
      orderBy: [ascending('out'), ascending('waits_since')],
    };
  },
  /** Of `quotas`: whose arrived video waits for room; first who is let in next. */
  usersAtTheDoor(): Query {
    return {
      where: [equals('arrived', true)],
      orderBy: [ascending('in_house'), ascending('arrived_since')],
    };
  },
  /** Of `quotas`: whose runs are out. */
  usersWithRunsOut(): Query {
    return { where: [after('out', 0)], orderBy: [] };
  },
  /** Of `quotas`: who has a run that has rested long enough. */
  usersToWake(now: Date): Query {
    return { where: [until('wake_at', now)], orderBy: [ascending('wake_at')] };
  },
  /** Unordered, so that one without a timestamp is among them. */
  ownedBy(userId: string): Query {
    return { where: [equals('user_id', userId)], orderBy: [] };
  },
  rerunsAskedBy(userId: string): Query {
    return { where: [equals('rerun_requested_by', userId)], orderBy: [] };
  },
  /** Of all `notes`. */
  notesBy(userId: string): Query {
    return { where: [equals('author_id', userId)], orderBy: [] };
  },
  /** Of `idempotency`; at most 30 analyses. */
  claimsOf(analysisIds: readonly string[]): Query {
    return { where: [among('analysis_id', analysisIds)], orderBy: [] };
  },
  /** Of `quotas` or `webhook_secrets`: whose document is new, or whose removal has begun, since. */
  ownersListedSince(moment: Date): Query {
    return { where: [after('listed_at', moment)], orderBy: [ascending('listed_at')] };
  },
  /** Of any collection, all. */
  byName(): Query {
    return { where: [], orderBy: [ascending('__name__')] };
  },
  /** Of all `private/work`: whose source nobody has needed since a moment. */
  sourcesKeptSince(moment: Date): Query {
    return {
      where: [until('source_kept_since', moment)],
      orderBy: [ascending('source_kept_since')],
    };
  },
  /** Of `statistics`: all shards of these days (UTC), which follow each other in either direction. */
  statisticsOf(days: readonly string[]): Query {
    const sorted = [...days].sort();
    return {
      where: [
        { field: 'day', operator: '>=', value: sorted[0] ?? '' },
        { field: 'day', operator: '<=', value: sorted.at(-1) ?? '' },
      ],
      orderBy: [ascending('day')],
    };
  },
  /** Of `capacity`: the counters that hold fewer. */
  countersBelow(held: number): Query {
    return { where: [{ field: 'held', operator: '<', value: held }], orderBy: [] };
  },
  /** Of all `shares` of the days' budgets. */
  sharesOf(userId: string): Query {
    return { where: [equals('user_id', userId)], orderBy: [] };
  },
} as const;

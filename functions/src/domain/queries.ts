import type { AnalysisType, Status } from '../contract/vocabulary.ts';

/** A query of `analyses` as data, so that the index it needs can be derived from it. */
export interface Query {
  where: readonly Filter[];
  orderBy: readonly Order[];
}
export interface Filter {
  field: string;
  operator: '==' | '<=' | '>';
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
const after = (field: string, value: Date): Filter => ({ field, operator: '>', value });
const ascending = (field: string): Order => ({ field, direction: 'asc' });
const descending = (field: string): Order => ({ field, direction: 'desc' });

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
  /** Runs in this status that wait for a worker since before a moment. */
  waitingSince(moment: Date, status: Status): Query {
    return {
      where: [equals('status', status), equals('stage', 'queued'), until('updated_at', moment)],
      orderBy: [ascending('updated_at')],
    };
  },
  uploadsBegunBefore(moment: Date): Query {
    return {
      where: [equals('status', 'uploading'), until('timestamp', moment)],
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
  /** Only a run that failed has the field, until it is run again. */
  lastFailed(): Query {
    return { where: [], orderBy: [descending('failed_at')] };
  },
  lastCompleted(): Query {
    return { where: [], orderBy: [descending('processed_at')] };
  },
  /** Of `workers`, the last one first. */
  workersHeardSince(moment: Date): Query {
    return { where: [after('updated_at', moment)], orderBy: [descending('updated_at')] };
  },
} as const;

import type { Report } from '../../contract/report.ts';
import type { Summary } from '../../contract/summary.ts';
import type { Quota } from '../../domain/limits/admission.ts';
import type { Query } from '../../domain/queries.ts';
import type { Analysis, Change, Work } from '../../domain/states/analysis.ts';

export interface AnalysisStore {
  /**
   * Writes a new analysis and takes its room; a second call with the same claim returns the first
   * one's id and takes none.
   */
  create(
    analysisId: string,
    analysis: Analysis,
    claim: IdempotencyClaim | null,
    admission: Admission,
  ): Promise<Creation>;
  read(analysisId: string): Promise<Analysis | null>;
  /**
   * The one way to change an analysis: `decide` is called inside a transaction, maybe more than
   * once, with what is stored now; what it throws ends the transaction with nothing written. What
   * ends a pending analysis gives its room back.
   */
  update<T>(analysisId: string, decide: (stored: Analysis | null) => Decision<T>): Promise<T>;
  /** The same for a change that begins a new run of an ended one: it takes its room, or throws. */
  begin<T>(
    analysisId: string,
    decide: (stored: Analysis | null) => Decision<T>,
    admission: Admission,
  ): Promise<T>;
  /**
   * Removes the document and its reports, also where only the latter are left, and gives back the
   * room that it still held; false: no document. Its work stays, so that clean-up knows what lies
   * elsewhere.
   */
  remove(analysisId: string): Promise<boolean>;
  /** Null where that run has left none. */
  readReport(analysisId: string, runId: string): Promise<Report | null>;
  /** Also where the document is gone. */
  readWork(analysisId: string): Promise<Work | null>;
  /** And the deliveries to its webhook. */
  removeWork(analysisId: string): Promise<void>;
  removeReports(analysisId: string): Promise<void>;
  list(query: Query, page: { limit: number; after: Position | null }): Promise<ListPage>;
  find(query: Query, limit: number): Promise<Found[]>;
  count(query: Query): Promise<number>;
  /** Calls back with each state as it is stored (null: deleted) until the returned function is called. */
  watch(
    analysisId: string,
    onState: (summary: Summary | null) => void,
    onError: (error: Error) => void,
  ): () => void;
}

export interface Decision<T> {
  result: T;
  change: Change | null;
}

/** Asked for a run that is about to begin, maybe more than once. */
export interface Admission {
  /** Whose quota counts it. */
  userId: string;
  /** What this user holds with the run begun; throws where that would be too much. */
  admit(quota: Quota): Quota;
}

export interface IdempotencyClaim {
  key: string;
  fingerprint: string;
  expiresAt: Date;
}

export interface Creation {
  analysisId: string;
  /** Null: created now; else the analysis that the same key made before. */
  existing: Analysis | null;
}

/** Where a page ends: the last item's timestamp, exact to the nanosecond, and its id. */
export interface Position {
  seconds: number;
  nanoseconds: number;
  analysisId: string;
}

export interface Found {
  analysisId: string;
  summary: Summary;
}

export interface ListPage {
  items: Found[];
  documentsRead: number;
  /** The position of the last item where more follow, else null. */
  next: Position | null;
}

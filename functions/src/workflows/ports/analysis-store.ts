import type { Report } from '../../contract/report.ts';
import type { Summary } from '../../contract/summary.ts';
import type { Quota } from '../../domain/limits/quota.ts';
import type { Query } from '../../domain/queries.ts';
import type { Analysis, Change, Work } from '../../domain/states/analysis.ts';
import type { Due } from '../../domain/states/due.ts';

export interface AnalysisStore {
  /**
   * Writes a new analysis and counts it for its user; a second call with the same claim returns the
   * first one's id and counts nothing.
   */
  create(
    analysisId: string,
    analysis: Analysis,
    claim: IdempotencyClaim | null,
    admission: Admission,
    /** What is only made for whoever is admitted: asked for once, and written with the rest. */
    finish?: () => Promise<Partial<Work>>,
  ): Promise<Creation>;
  exists(analysisId: string): Promise<boolean>;
  read(analysisId: string): Promise<Analysis | null>;
  /**
   * The one way to change an analysis: `decide` is called inside a transaction, maybe more than
   * once, with what is stored now; what it throws ends the transaction with nothing written. What
   * an analysis takes of the limits follows it, but it gets no room in the house by this way.
   */
  update<T>(analysisId: string, decide: (stored: Analysis | null) => Decision<T>): Promise<T>;
  /**
   * For one who changes an analysis again and again and is the only one to do so, as the worker that
   * holds it: the same, and what they know is read again only where somebody else has written.
   */
  follow(analysisId: string): FollowedAnalysis;
  /**
   * The same, without locks, for what many may ask at once: a run that begins, is let into the house
   * or is sent to the workers. Throws at_capacity where the house has no room for it. A change of nothing
   * puts right what the limits say of the analysis, also of one that is gone.
   */
  begin<T>(
    analysisId: string,
    decide: (stored: Analysis | null, quota: Quota) => Decision<T>,
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
  /** And all else that lies below an analysis, such as the deliveries to its webhook. */
  removeWork(analysisId: string): Promise<void>;
  removeReports(analysisId: string): Promise<void>;
  list(query: Query, page: { limit: number; after: Position | null }): Promise<ListPage>;
  find(query: Query, limit: number): Promise<Found[]>;
  /** Their ids, by a query of what is kept beside the summaries. */
  findByWork(query: Query, limit: number): Promise<string[]>;
  count(query: Query): Promise<number>;
  /** Calls back with each state as it is stored (null: deleted) until the returned function is called. */
  watch(
    analysisId: string,
    onState: (summary: Summary | null) => void,
    onError: (error: Error) => void,
  ): () => void;
  /** The same with what was due last of its runs; null: nothing ever was. */
  watchDue(
    analysisId: string,
    onDue: (due: Due | null) => void,
    onError: (error: Error) => void,
  ): () => void;
}

export interface FollowedAnalysis {
  update<T>(decide: (stored: Analysis | null) => Decision<T>): Promise<T>;
}

export interface Decision<T> {
  result: T;
  change: Change | null;
}

/** Asked for a change that takes something of the limits, maybe more than once. */
export interface Admission {
  /** Whose quota counts it. */
  userId: string;
  /** Asked for by a person; else by the service itself, for what is there already. */
  isAsked: boolean;
  /** The Auth service was asked for their account, and had it. */
  hasAccount?: boolean;
  /** What this user has begun, with the run counted; throws where that would be too much. */
  admit(quota: Quota): Quota;
}

export interface IdempotencyClaim {
  /** Under which name the client sent the key. */
  field: string;
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

import type { Report, Usage } from '../../contract/report.ts';
import type { Summary } from '../../contract/summary.ts';

/** What the backend keeps beside the summary and nobody outside sees. */
export interface Work {
  /** Counts the tasks of the run in force, so that each has a name of its own; a rerun begins at 1. */
  dispatch: number;
  /** A rescheduled task is not to be worked on before; null: at once. */
  notBefore: Date | null;
  /** The object generation that was accepted as this analysis's video; null before the upload. */
  sourceGeneration: string | null;
  /** What lies at the model's side: the next attempt may use it, nothing may outlive the run there. */
  modelCopy: ModelCopy | null;
  /** Copies of runs that ended without removing them. No run uses one, so they may go at any time. */
  abandonedCopies: readonly ModelCopy[];
  /** What all model calls of the run in force have used, those of failed attempts too. */
  usage: Usage | null;
  /** What it takes of the limits on pending analyses; null once it has ended. */
  slot: Slot | null;
  /** What came in over HTTP expires; null for an analysis that was made by callable. */
  session: Session | null;
}

/** The terms of a session of the HTTP API. */
export interface Session {
  /** How long after its end it expires. */
  ttlHours: number;
  /** Where its end is told; null: nowhere. */
  webhookUrl: string | null;
}

/** A place among all pending analyses, and whose quota counts it. */
export interface Slot {
  shard: number;
  userId: string;
}

export const unstartedWork: Work = {
  dispatch: 0,
  notBefore: null,
  sourceGeneration: null,
  modelCopy: null,
  abandonedCopies: [],
  usage: null,
  slot: null,
  session: null,
};

/** A video at the model's side. */
export interface ModelCopy {
  /** Such as `files/abc-123`. */
  name: string;
  /** Null until its upload has ended. */
  uri: string | null;
  /** When the service forgets it by itself. */
  expiresAt: Date;
}

export interface Analysis {
  summary: Summary;
  work: Work;
}

/** Fields to set; an undefined one is removed. */
export type SummaryPatch = { [Field in keyof Summary]?: Summary[Field] | undefined };

/** What one transaction writes: summary, work and report together or not at all. */
export interface Change {
  summary: SummaryPatch;
  work?: Partial<Work>;
  report?: { runId: string; report: Report };
}

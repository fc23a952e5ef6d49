import type { LiveVerdict } from '../../contract/live.ts';
import type { Report, Usage } from '../../contract/report.ts';
import type { Summary } from '../../contract/summary.ts';

/** What the backend keeps beside the summary and nobody outside sees. */
export interface Work {
  /** Counts the tasks of the run in force, so that each has a name of its own; a rerun begins at 1. */
  dispatch: number;
  /** A rescheduled task is not to be worked on before; null: at once. */
  notBefore: Date | null;
  /** Whether an admin began the run in force: no user's share of the budget counts it. */
  byAdmin: boolean;
  /** The object generation that was accepted as this analysis's video; null before the upload. */
  sourceGeneration: string | null;
  /** Since when the source lies there with no run that needs it; null: a run is under way, or it is gone. */
  sourceKeptSince: Date | null;
  /** For how many days it was kept, where that is over: from then on only the proxy counts. */
  sourceKeptDays: number | null;
  /** What lies at the model's side: the next attempt may use it, nothing may outlive the run there. */
  modelCopy: ModelCopy | null;
  /** Copies of runs that ended without removing them. No run uses one, so they may go at any time. */
  abandonedCopies: readonly ModelCopy[];
  /** What all model calls of the run in force have used, those of failed attempts too. */
  usage: Usage | null;
  /** The run whose finished segments are shown while it is judged; null: none are. */
  live: string | null;
  /** Its task is in the queue, or a worker has it. */
  sent: boolean;
  /** How its video is uploaded; null where it came with the request, and once it has been let in. */
  upload: UploadState | null;
  /** Of the kept or announced video, as its user's quota counts them. */
  keptBytes: number;
  /** Whose quota counts it, and its place among all; null: its user's, and none. */
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

export interface Slot {
  userId: string;
  /** Which counter of the whole counts it; null: none, since it has not been let in or has ended. */
  shard: number | null;
}

/** The one upload session of an analysis, however often it is asked for. */
export interface UploadState {
  /** When it was begun to be opened. */
  since: Date;
  /** Null until it is open. */
  session: { url: string; headers: Record<string, string> } | null;
  /** Some of its bytes have been seen. */
  hasBegun: boolean;
}

export const unstartedWork: Work = {
  dispatch: 0,
  notBefore: null,
  byAdmin: false,
  sourceGeneration: null,
  sourceKeptSince: null,
  sourceKeptDays: null,
  modelCopy: null,
  abandonedCopies: [],
  usage: null,
  live: null,
  sent: false,
  upload: null,
  keptBytes: 0,
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
  /** What is shown of the run until it ends. */
  live?: { runId: string; verdict: LiveVerdict };
  /** Whoever makes it also does what it calls for, and is told again until that is done. */
  seenTo?: boolean;
}

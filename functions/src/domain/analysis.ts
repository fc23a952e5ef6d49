import type { Report } from '../contract/report.ts';
import type { Summary } from '../contract/summary.ts';

/** What the backend keeps beside the summary and nobody outside sees. */
export interface Work {
  /** Raised by every requeue and rerun: the task that bears an older number is void. */
  dispatch: number;
  /** The object generation that was accepted as this analysis's video; null before the upload. */
  sourceGeneration: string | null;
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

import type { Code } from '../../contract/codes.ts';
import type { Report, Usage } from '../../contract/report.ts';
import type { RunError, Video } from '../../contract/summary.ts';
import { type Stage, type Status, statuses } from '../../contract/vocabulary.ts';
import type { ModelCopy } from './analysis.ts';

/** What may happen to an analysis. */
export type Event =
  | { kind: 'acceptUpload'; generation: string }
  | { kind: 'claim' }
  | { kind: 'advance'; stage: Stage; fraction: number; message: string; video?: Video }
  | { kind: 'renewLease' }
  | { kind: 'requeue'; newDispatch: boolean; reason: string; notBefore?: Date | null }
  | { kind: 'redispatch' }
  | { kind: 'keepCopy'; copy: ModelCopy | null }
  | { kind: 'countUsage'; used: Usage }
  | { kind: 'complete'; report: Report }
  | { kind: 'fail'; error: RunError }
  | { kind: 'cancel' }
  | { kind: 'rerun'; runId: string }
  | { kind: 'expire'; removeAt: Date }
  | { kind: 'forgetCopies'; names: readonly string[] };

interface Door {
  from: readonly Status[];
  refusal: Code;
  message: string;
}

const duringRun: Door = {
  from: ['processing'],
  refusal: 'internal',
  message: 'This analysis is not being processed any more.',
};

/** The state diagram: which event may happen in which status, and what is said otherwise. */
export const doors: Readonly<Record<Event['kind'], Door>> = {
  acceptUpload: {
    from: ['uploading'],
    refusal: 'internal',
    message: 'This analysis is not waiting for an upload.',
  },
  claim: { ...duringRun, from: ['queued', 'processing'] },
  advance: duringRun,
  renewLease: duringRun,
  requeue: duringRun,
  redispatch: { ...duringRun, from: ['queued', 'processing'] },
  keepCopy: duringRun,
  countUsage: duringRun,
  complete: duringRun,
  fail: { ...duringRun, from: ['uploading', 'queued', 'processing'] },
  cancel: {
    from: ['uploading', 'queued', 'processing'],
    refusal: 'not_cancellable',
    message: 'This analysis has already ended. Run it again, or choose another one to cancel.',
  },
  rerun: {
    from: ['completed', 'failed', 'cancelled'],
    refusal: 'already_running',
    message: 'This analysis is still under way. Wait until it ends, or cancel it first.',
  },
  expire: { ...duringRun, from: ['completed', 'failed', 'cancelled'] },
  forgetCopies: { ...duringRun, from: statuses },
};

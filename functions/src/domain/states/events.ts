import type { Code } from '../../contract/codes.ts';
import type { Report, Segment, Usage } from '../../contract/report.ts';
import type { RunError, Video } from '../../contract/summary.ts';
import { type Stage, type Status, statuses } from '../../contract/vocabulary.ts';
import type { ModelCopy, UploadState } from './analysis.ts';
import type { askedByRerun, Description } from './asked-anew.ts';

/** A video as it lies in the bucket. */
export interface Source {
  generation: string;
  sizeBytes: number;
}

/** What may happen to an analysis. */
export type Event =
  | { kind: 'keepUpload'; upload: UploadState }
  | { kind: 'arrive'; generation: string }
  | { kind: 'acceptUpload'; generation: string; sent?: boolean }
  | { kind: 'send' }
  | { kind: 'claim' }
  | { kind: 'advance'; stage: Stage; fraction: number; message: string; video?: Video }
  | { kind: 'renewLease' }
  | { kind: 'keepPoster'; poster: string }
  | { kind: 'requeue'; newDispatch: boolean; reason: string; notBefore?: Date | null }
  | { kind: 'redispatch' }
  | { kind: 'wake' }
  | { kind: 'keepCopy'; copy: ModelCopy | null }
  | { kind: 'countUsage'; used: Usage }
  | { kind: 'showLive'; segments: readonly Segment[] }
  | { kind: 'complete'; report: Report }
  | { kind: 'fail'; error: RunError }
  | { kind: 'cancel' }
  | {
      kind: 'rerun';
      source?: Source | null;
      runId: string;
      byAdmin?: boolean;
      /** In the place of what was kept. */
      asked?: ReturnType<typeof askedByRerun>;
    }
  | { kind: 'describe'; description: Description }
  | { kind: 'expire'; removeAt: Date }
  | { kind: 'dropSource'; keptDays: number }
  | { kind: 'sourceRemoved' }
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

const duringUpload: Door = {
  from: ['uploading'],
  refusal: 'internal',
  message: 'This analysis is not waiting for an upload.',
};

/** The state diagram: which event may happen in which status, and what is said otherwise. */
export const doors: Readonly<Record<Event['kind'], Door>> = {
  keepUpload: duringUpload,
  arrive: duringUpload,
  acceptUpload: duringUpload,
  send: { ...duringRun, from: ['queued', 'processing'] },
  claim: { ...duringRun, from: ['queued', 'processing'] },
  advance: duringRun,
  renewLease: duringRun,
  keepPoster: duringRun,
  requeue: duringRun,
  redispatch: { ...duringRun, from: ['queued', 'processing'] },
  wake: { ...duringRun, from: ['queued', 'processing'] },
  keepCopy: duringRun,
  countUsage: duringRun,
  showLive: duringRun,
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
  describe: { ...duringRun, from: statuses },
  expire: { ...duringRun, from: ['completed', 'failed', 'cancelled'] },
  // A run under way may be reading it.
  dropSource: { ...duringRun, from: ['completed', 'failed', 'cancelled'] },
  sourceRemoved: { ...duringRun, from: statuses },
  forgetCopies: { ...duringRun, from: statuses },
};

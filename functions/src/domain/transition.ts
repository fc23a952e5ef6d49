import type { Code } from '../contract/codes.ts';
import type { Report } from '../contract/report.ts';
import type { RunError, Video } from '../contract/summary.ts';
import type { Stage, Status } from '../contract/vocabulary.ts';
import type { Analysis, Change } from './analysis.ts';
import { AppError } from './errors.ts';
import { overallProgress } from './progress.ts';

/** How long a worker may go unheard before its run is given to another. */
export const leaseMs = 60_000;

export type Event =
  | { kind: 'acceptUpload'; generation: string }
  | { kind: 'claim' }
  | { kind: 'advance'; stage: Stage; fraction: number; message: string; video?: Video }
  | { kind: 'renewLease' }
  | { kind: 'requeue'; newDispatch: boolean; reason: string }
  | { kind: 'complete'; report: Report }
  | { kind: 'fail'; error: RunError }
  | { kind: 'cancel' }
  | { kind: 'rerun'; runId: string }
  | { kind: 'expire'; removeAt: Date };

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
};

/**
 * The only way from one state to the next. Pure: what is stored and what happens give what to
 * write; an event that the status does not allow throws the AppError that its caller is told.
 */
export function transition(stored: Analysis, event: Event, now: Date): Change {
  const { summary, work } = stored;
  const door = doors[event.kind];
  if (!door.from.includes(summary.status)) {
    if (event.kind === 'rerun' && summary.status === 'expired') {
      throw new AppError('video_missing', 'This video has expired. Please upload it again.');
    }
    throw new AppError(door.refusal, door.message);
  }
  const released = { stage: null, lease_expires_at: null, updated_at: now };
  const leased = { lease_expires_at: new Date(now.getTime() + leaseMs), updated_at: now };
  switch (event.kind) {
    case 'acceptUpload':
      return {
        summary: { status: 'queued', stage: 'queued', message: waiting, updated_at: now },
        work: { sourceGeneration: event.generation },
      };
    case 'claim':
      return {
        summary: {
          ...leased,
          status: 'processing',
          stage: 'downloading',
          message: 'Starting',
          attempt: summary.attempt + 1,
          started_at: summary.started_at ?? now,
        },
      };
    case 'advance':
      return {
        summary: {
          ...leased,
          stage: event.stage,
          message: event.message,
          progress: Math.max(summary.progress, overallProgress(event.stage, event.fraction)),
          ...(event.video && { video: event.video }),
        },
      };
    case 'renewLease':
      return { summary: leased };
    case 'requeue':
      return {
        summary: { ...released, stage: 'queued', message: `${event.reason} We will try again.` },
        ...(event.newDispatch && { work: { dispatch: work.dispatch + 1 } }),
      };
    case 'complete':
      return {
        summary: {
          ...released,
          status: 'completed',
          processed: true,
          progress: 100,
          message: null,
          total_score: event.report.total_score,
          scores: event.report.scores,
          analyzer: event.report.analyzer,
          processed_at: now,
        },
        report: { runId: summary.run_id, report: event.report },
      };
    case 'fail':
      return {
        summary: {
          ...released,
          status: 'failed',
          message: event.error.message,
          error: event.error,
          failed_at: now,
        },
      };
    case 'cancel':
      return {
        summary: { ...released, status: 'cancelled', message: 'Cancelled', cancelled_at: now },
      };
    case 'rerun':
      return {
        summary: {
          status: 'processing',
          stage: 'queued',
          progress: 0,
          message: waiting,
          processed: false,
          run_id: event.runId,
          attempt: 0,
          lease_expires_at: null,
          total_score: null,
          scores: {},
          analyzer: null,
          error: null,
          rerun_requested_at: now,
          started_at: undefined,
          processed_at: undefined,
          failed_at: undefined,
          cancelled_at: undefined,
          expires_at: undefined,
          updated_at: now,
        },
        work: { dispatch: work.dispatch + 1 },
      };
    case 'expire':
      return {
        summary: {
          ...released,
          status: 'expired',
          processed: false,
          message: 'The video and its results have expired',
          video: null,
          expires_at: event.removeAt,
        },
      };
  }
}

const waiting = 'Waiting for a free worker';

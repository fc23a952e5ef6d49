import { noScores } from '../../contract/verdict.ts';
import { AppError } from '../errors.ts';
import type { Analysis, Change, Work } from './analysis.ts';
import { describedBy } from './asked-anew.ts';
import { doors, type Event, type Source } from './events.ts';
import { abandonCopy, replaceCopy } from './model-copies.ts';
import { leftBy, placeOf } from './place.ts';
import { overallProgress } from './progress.ts';
import { ended, fail, leftBehind, released } from './run-ends.ts';
import { awaitsWorker, goesRound, maxDispatches } from './runs.ts';
import { withoutCrowding } from './summary-size.ts';
import { addUsage } from './usage.ts';

/** How long a worker may go unheard before its run is given to another. */
export const leaseMs = 60_000;

/**
 * The only way from one state to the next. Pure: what is stored and what happens give what to
 * write; an event that the status does not allow throws the AppError that its caller is told.
 */
export function transition(stored: Analysis, event: Event, now: Date): Change {
  const change = changeBy(stored, event, now);
  const crowding = withoutCrowding(leftBy(change, stored).summary);
  return { ...change, summary: { ...change.summary, ...crowding } };
}

function changeBy(stored: Analysis, event: Event, now: Date): Change {
  const { summary, work } = stored;
  const door = doors[event.kind];
  if (!door.from.includes(summary.status)) {
    if (event.kind === 'rerun' && summary.status === 'expired') {
      throw new AppError('video_missing', 'This video has expired. Please upload it again.');
    }
    throw new AppError(door.refusal, door.message);
  }
  const leased = { lease_expires_at: new Date(now.getTime() + leaseMs), updated_at: now };
  switch (event.kind) {
    case 'keepUpload':
      return { summary: {}, work: { upload: event.upload } };
    case 'arrive':
      return {
        summary: { stage: 'queued', message: arrived, updated_at: now },
        work: { sourceGeneration: event.generation },
      };
    case 'acceptUpload':
      return {
        summary: { status: 'queued', stage: 'queued', message: waiting, updated_at: now },
        work: {
          sourceGeneration: event.generation,
          upload: null,
          ...(event.sent && { sent: true }),
        },
      };
    case 'send':
      return { summary: {}, work: { sent: true } };
    case 'claim':
      return {
        work: { notBefore: null, sent: true },
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
    case 'keepPoster':
      return { summary: { poster: event.poster } };
    case 'requeue':
      if (event.newDispatch && work.dispatch >= maxDispatches) return fail(stored, goesRound, now);
      return {
        summary: { ...released(now), stage: 'queued', message: againMessage(event) },
        work: {
          notBefore: event.notBefore ?? null,
          // Without a new task, the one that was delivered comes back.
          ...(event.newDispatch && { dispatch: work.dispatch + 1, sent: false }),
        },
      };
    case 'redispatch':
      if (work.dispatch >= maxDispatches) return fail(stored, goesRound, now);
      return { summary: { updated_at: now }, work: { dispatch: work.dispatch + 1 } };
    case 'wake':
      if (work.dispatch >= maxDispatches) return fail(stored, goesRound, now);
      return { summary: {}, work: { notBefore: null, dispatch: work.dispatch + 1 } };
    case 'keepCopy':
      return { summary: {}, work: replaceCopy(work, event.copy) };
    case 'countUsage':
      return { summary: {}, work: { usage: addUsage(work.usage, event.used) } };
    case 'showLive':
      return {
        summary: leased,
        work: { live: summary.run_id },
        live: {
          runId: summary.run_id,
          verdict: { preliminary: true, segments: [...event.segments], updated_at: now },
        },
      };
    case 'complete':
      return {
        summary: {
          ...ended(stored, now),
          status: 'completed',
          processed: true,
          progress: 100,
          message: null,
          total_score: event.report.total_score,
          scores: event.report.scores,
          score_ranges: event.report.score_ranges,
          total_range: event.report.total_range,
          analyzer: event.report.analyzer,
          processed_at: now,
        },
        work: leftBehind(work, now),
        report: { runId: summary.run_id, report: event.report },
      };
    case 'fail':
      return fail(stored, event.error, now);
    case 'cancel':
      return {
        summary: {
          ...ended(stored, now),
          status: 'cancelled',
          message: 'Cancelled',
          cancelled_at: now,
        },
        work: {
          ...leftBehind(work, now),
          // Of what has not arrived, nothing will be kept.
          ...(placeOf(stored) === 'uploading' && { keptBytes: 0 }),
        },
      };
    case 'rerun':
      return {
        summary: {
          ...event.asked,
          status: 'processing',
          stage: 'queued',
          progress: 0,
          message: waiting,
          processed: false,
          run_id: event.runId,
          attempt: 0,
          lease_expires_at: null,
          ...noScores,
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
        work: {
          ...abandonCopy(work),
          dispatch: 1,
          sent: false,
          notBefore: null,
          usage: null,
          byAdmin: event.byAdmin ?? false,
          // A source that is about to be removed is still to be found by the sweep.
          ...(work.sourceKeptDays === null && { sourceKeptSince: null }),
          ...adopted(work, event.source ?? null),
        },
      };
    case 'describe': {
      const described = describedBy(event.description);
      // Of a run that waits, its time tells for how long.
      const isTimed = Object.keys(described).length > 0 && !awaitsWorker(summary);
      return { summary: { ...described, ...(isTimed && { updated_at: now }) } };
    }
    case 'expire':
      return {
        summary: {
          ...released(now),
          status: 'expired',
          processed: false,
          message: 'The video and its results have expired',
          video: null,
          poster: null,
          ...noScores,
          analyzer: null,
          expires_at: event.removeAt,
        },
        work: { ...abandonCopy(work), sourceKeptSince: null, keptBytes: 0 },
      };
    case 'dropSource':
      return { summary: {}, work: { sourceKeptDays: event.keptDays } };
    case 'sourceRemoved':
      return { summary: {}, work: { sourceKeptSince: null, keptBytes: 0 } };
    case 'forgetCopies':
      return {
        summary: {},
        work: {
          abandonedCopies: work.abandonedCopies.filter(({ name }) => !event.names.includes(name)),
        },
      };
  }
}

/** A video that arrived and of which nobody was told, or that was brought over, is counted from now on. */
function adopted({ sourceGeneration }: Work, source: Source | null): Partial<Work> {
  if (sourceGeneration !== null || source === null) return {};
  return { sourceGeneration: source.generation, keptBytes: source.sizeBytes };
}

const arrived = 'Your video has arrived and waits for its turn';
const waiting = 'Waiting for a free worker';

function againMessage({ reason, notBefore }: Extract<Event, { kind: 'requeue' }>): string {
  const when = notBefore ? ` at ${notBefore.toISOString().slice(11, 16)} UTC` : '';
  return `${reason} We will try again${when}.`;
}

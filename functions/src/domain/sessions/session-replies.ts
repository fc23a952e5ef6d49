import { httpStatuses } from '../../contract/codes.ts';
import type { Report } from '../../contract/report.ts';
import type {
  RefusalReply,
  SessionAccepted,
  SessionResultsReply,
  SessionStatusReply,
} from '../../contract/sessions.ts';
import type { Summary } from '../../contract/summary.ts';
import type { RunEnd } from './webhook-delivery.ts';

/** What the status route answers. */
export function describeStatus(sessionId: string, summary: Summary): SessionStatusReply {
  const { status, stage, progress, message, error } = summary;
  return { sessionId, status, stage, progress, message, ...(error && { error }) };
}

/** What whoever sent a video or cancelled its judging is told. */
export function acknowledge(
  sessionId: string,
  { status, message }: Pick<Summary, 'status' | 'message'>,
): SessionAccepted {
  return { sessionId, status, message: message ?? `The session is ${status}.` };
}

/** The results route's reply, which webhooks post too: an HTTP status and its body. */
export interface ResultsReply {
  status: number;
  body: SessionResultsReply | RefusalReply;
}

/** A completed session's report, a failed one's error, or that there are no results. */
export function describeResults(
  sessionId: string,
  { status, progress, error }: RunEnd,
  report: Report | null,
): ResultsReply {
  if (status === 'completed' && report !== null) {
    const data = { ...report, created_at: report.created_at.toISOString() };
    return { status: 200, body: { sessionId, status, data } };
  }
  if (status === 'failed') {
    const message = error?.message ?? 'The analysis failed. Please run it again.';
    const reason = error?.code ?? 'internal';
    return {
      status: httpStatuses.internal,
      body: { error: message, code: httpStatuses.internal, reason, sessionId, status, message },
    };
  }
  const code = httpStatuses.results_not_ready;
  return {
    status: code,
    body: {
      error: notReady(status),
      code,
      reason: 'results_not_ready',
      sessionId,
      status,
      progress,
    },
  };
}

function notReady(status: Summary['status']): string {
  if (status === 'cancelled')
    return 'This session was cancelled, so it has no results. Please run it again.';
  if (status === 'expired')
    return 'This session has expired, and its results with it. Please upload the video again.';
  return 'There are no results yet. Ask for the status until it is completed.';
}

const firstWaitSeconds = 3;
const longestWaitSeconds = 10;
/** A wait grows by a second for each so many seconds that the session has been under way. */
const growsEverySeconds = 20;

/** When to ask again: 3 s at first, rising to 10; null: nothing will change by itself. */
export function askAgainSeconds(summary: Summary, now: Date): number | null {
  const { status, timestamp, rerun_requested_at: rerunAt } = summary;
  if (status !== 'uploading' && status !== 'queued' && status !== 'processing') return null;
  const sinceSeconds = (now.getTime() - (rerunAt ?? timestamp).getTime()) / 1000;
  const grown = firstWaitSeconds + Math.floor(Math.max(0, sinceSeconds) / growsEverySeconds);
  return Math.min(longestWaitSeconds, grown);
}

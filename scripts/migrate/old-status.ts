import type { RunError } from '../../functions/src/contract/summary.ts';
import type { Status } from '../../functions/src/contract/vocabulary.ts';

export interface ReadStatus {
  status: Extract<Status, 'completed' | 'failed' | 'cancelled'>;
  error: RunError | null;
}

/** What the old servers said when they gave up, the first that fits; else `internal`. */
const causes: readonly (readonly [RegExp, RunError['code'], retryable: boolean])[] = [
  [/memory|sigkill|killed/i, 'memory_exceeded', false],
  [/quota|resource.?exhausted/i, 'analyzer_quota_exhausted', true],
  [/\b429\b|rate.?limit|too many requests/i, 'analyzer_rate_limited', true],
  [/too large|\b413\b|size limit/i, 'video_too_large', false],
  [/too long/i, 'video_too_long', false],
  [/unsupported|not supported/i, 'unsupported_format', false],
  [/moov atom|corrupt|could not (open|decode|read)|invalid data/i, 'video_unreadable', false],
  [/safety|blocked|prohibited/i, 'analyzer_blocked', false],
  [/timed? ?out|deadline/i, 'processing_timeout', true],
  [/\b50[023]\b|unavailable|overloaded/i, 'analyzer_unavailable', true],
  [/json|parse/i, 'analyzer_invalid_response', true],
];

/** The old servers ended for good: what they left unfinished will never end by itself. */
const abandoned: RunError = {
  code: 'worker_lost',
  message: 'The old server stopped before this analysis was finished. Please run it again.',
  retryable: true,
};

const withoutReason = 'The old server failed without giving a reason. Please run it again.';
const withoutResult = 'The old server stored no result. Please run it again.';
const longestMessage = 300;

/** Reads `completed`, `failed: some message`, `processing…` and their like. */
export function readOldStatus(old: {
  status: string;
  processed: boolean;
  errorText: string;
  hasResult: boolean;
}): ReadStatus {
  const status = old.status.trim();
  if (/^cancell?ed/i.test(status)) return { status: 'cancelled', error: null };
  const failed = /^(?:failed|failure|error)\b[\s:-]*(.*)$/is.exec(status);
  if (failed) return failure(failed[1] || old.errorText);
  const ended = /^(completed?|done|success|finished|processed)/i.test(status);
  if (!ended && !(status === '' && (old.processed || old.hasResult))) {
    return { status: 'failed', error: abandoned };
  }
  return old.hasResult
    ? { status: 'completed', error: null }
    : { status: 'failed', error: { code: 'internal', message: withoutResult, retryable: true } };
}

function failure(reason: string): ReadStatus {
  const message = presentable(reason);
  const [, code, retryable] = causes.find(([pattern]) => pattern.test(message)) ?? [
    null,
    'internal' as const,
    true,
  ];
  return { status: 'failed', error: { code, message: message || withoutReason, retryable } };
}

/** The first line, without addresses: the old servers' may carry keys and download tokens. */
function presentable(reason: string): string {
  const [line = ''] = reason.trim().split('\n');
  return line
    .replace(/\b(https?|gs):\/\/\S+/g, '…')
    .trim()
    .slice(0, longestMessage);
}

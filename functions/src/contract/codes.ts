import { z } from 'zod';

/** What a callable or an HTTP route may refuse with. */
export const refusalCodes = [
  'invalid_request',
  'video_too_large',
  'unsupported_format',
  'unauthenticated',
  'permission_denied',
  'not_found',
  'already_running',
  'not_cancellable',
  'video_missing',
  'results_not_ready',
  'rate_limited',
  'quota_exhausted',
  'at_capacity',
  'internal',
] as const;

/** What only an analysis document's `error` may carry. */
export const runCodes = [
  'upload_incomplete',
  'upload_mismatch',
  'video_unreadable',
  'video_has_no_picture',
  'video_too_long',
  'memory_exceeded',
  'processing_timeout',
  'analyzer_rate_limited',
  'analyzer_quota_exhausted',
  'analyzer_unavailable',
  'analyzer_timeout',
  'analyzer_blocked',
  'analyzer_truncated',
  'analyzer_invalid_response',
  'worker_lost',
] as const;

export const codes = [...refusalCodes, ...runCodes] as const;
export const codeSchema = z.enum(codes);
/** The closed list: no error leaves the backend under another code. */
export type Code = z.infer<typeof codeSchema>;

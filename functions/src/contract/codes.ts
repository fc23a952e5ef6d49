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

/** What a refusal may say beside its code, for a client that can do something about it. */
export const refusalDetails = ['email_not_verified', 'sign_in_again'] as const;
export type RefusalDetail = (typeof refusalDetails)[number];

/** The HTTP status of each refusal. */
export const httpStatuses = {
  invalid_request: 400,
  video_too_large: 413,
  unsupported_format: 415,
  unauthenticated: 401,
  permission_denied: 403,
  not_found: 404,
  already_running: 409,
  not_cancellable: 409,
  video_missing: 409,
  results_not_ready: 400,
  rate_limited: 429,
  quota_exhausted: 429,
  at_capacity: 503,
  internal: 500,
} as const satisfies Record<(typeof refusalCodes)[number], number>;
export type RefusalCode = keyof typeof httpStatuses;

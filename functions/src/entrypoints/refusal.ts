import { type FunctionsErrorCode, HttpsError } from 'firebase-functions/https';
import type { Code } from '../contract/codes.ts';
import { type AppError, asAppError } from '../domain/errors.ts';
import type { Logger } from '../workflows/ports.ts';

const httpsCodes: Partial<Record<Code, FunctionsErrorCode>> = {
  invalid_request: 'invalid-argument',
  video_too_large: 'invalid-argument',
  unsupported_format: 'invalid-argument',
  unauthenticated: 'unauthenticated',
  permission_denied: 'permission-denied',
  not_found: 'not-found',
  already_running: 'failed-precondition',
  not_cancellable: 'failed-precondition',
  video_missing: 'failed-precondition',
  results_not_ready: 'failed-precondition',
  rate_limited: 'resource-exhausted',
  quota_exhausted: 'resource-exhausted',
  at_capacity: 'resource-exhausted',
};

/** What a callable's client is told; the inside of an internal error is logged and withheld. */
export function asHttpsError(thrown: unknown, logger: Logger): HttpsError {
  const error = asAppError(thrown);
  if (error.code === 'internal') logger.error('internal_error', { cause: error.cause ?? error });
  const refusal = new HttpsError(
    httpsCodes[error.code] ?? 'internal',
    error.message,
    detailsOf(error),
  );
  const { httpStatus: status } = error;
  if (status === undefined) return refusal;
  return Object.assign(refusal, { httpErrorCode: { ...refusal.httpErrorCode, status } });
}

function detailsOf({ code, detail, retryAfterSeconds, issues }: AppError) {
  return {
    code,
    ...(detail !== undefined && { reason: detail }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(issues !== undefined && { issues }),
  };
}

import { httpStatuses, type RefusalCode } from '../../contract/codes.ts';
import type { RefusalReply } from '../../contract/sessions.ts';
import { asAppError } from '../../domain/errors.ts';
import type { Logger } from '../../workflows/ports.ts';
import type { Reply } from './route.ts';

/** What an HTTP client is told; the inside of an internal error is logged and withheld. */
export function refusalReply(thrown: unknown, sessionId: string | null, logger: Logger): Reply {
  const error = asAppError(thrown);
  if (error.code === 'internal') logger.error('internal_error', { cause: error.cause ?? error });
  const status = error.httpStatus ?? statusOf(error.code);
  const { detail, retryAfterSeconds, issues } = error;
  const body: RefusalReply = {
    error: error.message,
    code: status,
    reason: error.code,
    ...(detail !== undefined && { detail }),
    ...(sessionId !== null && { sessionId }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(issues !== undefined && { issues }),
  };
  const retryAfter = retryAfterSeconds ?? (status === 503 ? busySeconds : undefined);
  return {
    status,
    body,
    ...(retryAfter !== undefined && { headers: { 'Retry-After': String(retryAfter) } }),
  };
}

/** For who is told to come back without being told when. */
const busySeconds = 30;

function statusOf(code: string): number {
  return code in httpStatuses ? httpStatuses[code as RefusalCode] : 500;
}

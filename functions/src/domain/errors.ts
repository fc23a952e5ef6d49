import type { Code, RefusalDetail } from '../contract/codes.ts';

export interface Issue {
  path: string;
  message: string;
}

export interface ErrorDetails {
  retryable?: boolean;
  detail?: RefusalDetail;
  retryAfterSeconds?: number;
  issues?: Issue[];
  /** Where HTTP has one that says more than the code's own. */
  httpStatus?: number;
  cause?: unknown;
}

/**
 * The one error of the backend. `message` is written for the person who meets it and is safe to
 * show; what must not be shown goes into `cause`. `retryable`: the same request or run, unchanged,
 * may succeed later.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: Code;
  readonly retryable: boolean;
  /** What a client can do something about, where the code does not say it. */
  readonly detail: RefusalDetail | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly issues: Issue[] | undefined;
  readonly httpStatus: number | undefined;

  constructor(code: Code, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.retryable = details.retryable ?? false;
    this.detail = details.detail;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.issues = details.issues;
    this.httpStatus = details.httpStatus;
  }
}

/** What anything thrown becomes at a door: an AppError as it is, all else `internal`, withheld. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError('internal', 'Something went wrong on our side. Please try again.', {
    retryable: true,
    cause: thrown,
  });
}

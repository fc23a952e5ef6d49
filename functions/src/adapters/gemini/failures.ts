import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { Failure, Trouble } from '../../domain/judging/judge-retry.ts';

/** An error body of the service: https://cloud.google.com/apis/design/errors */
export interface ServiceError {
  status: number;
  message: string;
  details: readonly unknown[];
}

const errorBody = z.object({
  error: z.object({
    message: z.string().default(''),
    details: z.array(z.unknown()).default([]),
  }),
});
const retryInfo = z.object({ retryDelay: z.string().regex(/^\d+(\.\d+)?s$/) });
const quotaFailure = z.object({ violations: z.array(z.object({ quotaId: z.string() })) });

/** The copy at the model's side is at fault, so no later attempt may use it. */
export class CopyFailure extends AppError {}

/** An answer that does not parse or fit; `problems` say in words what is wrong with it. */
export class UnusableAnswer extends AppError {
  readonly answer: string;
  readonly problems: readonly string[];

  constructor(answer: string, problems: readonly string[]) {
    const { code, message, retryable } = invalidResponse(null);
    super(code, message, { retryable, cause: problems });
    this.answer = answer;
    this.problems = problems;
  }
}

export function troubleOf(error: AppError): Failure {
  return { trouble: nameOf(error), retryAfterSeconds: error.retryAfterSeconds ?? null };
}

function nameOf(error: AppError): Trouble {
  if (error instanceof UnusableAnswer) return 'answer_unusable';
  switch (error.code) {
    case 'analyzer_rate_limited':
      return 'rate_limited';
    case 'analyzer_unavailable':
      return error instanceof CopyFailure ? 'copy_unusable' : 'unreachable';
    case 'analyzer_truncated':
      return 'answer_cut';
    default:
      return 'final';
  }
}

export function readServiceError(reply: { status: number; body: string }): ServiceError {
  try {
    const { error } = errorBody.parse(JSON.parse(reply.body));
    return { status: reply.status, ...error };
  } catch {
    return { status: reply.status, message: reply.body.slice(0, 500), details: [] };
  }
}

export function failureOfStatus(error: ServiceError, cause: unknown = error): AppError {
  if (error.status === 429) return failureOfQuota(error, cause);
  if (error.status >= 500 || error.status === 408 || error.status === 499)
    return unavailable(cause);
  // A file that expired or is not ACTIVE answers 400, 403 or 404, a name that is taken 409.
  if (error.status === 409 || /\bfiles?\b/i.test(error.message)) return copyUnusable(cause);
  return new AppError(
    'internal',
    'The judging model refused our request. Please tell the operator to check its key and name.',
    { cause },
  );
}

/** Also for a reply that is not what the protocol says. */
export function failureOfNetwork(cause: unknown): AppError {
  return unavailable(cause);
}

const tookTooLong = 'The judging model took too long. Please run the analysis again.';

export function timeoutFailure(): AppError {
  return new AppError('analyzer_timeout', tookTooLong, { retryable: true });
}

/** A file that stays PROCESSING. */
export function copyNeverReady(cause: unknown): CopyFailure {
  return new CopyFailure('analyzer_timeout', tookTooLong, { retryable: true, cause });
}

export function copyUnusable(cause: unknown): CopyFailure {
  return new CopyFailure('analyzer_unavailable', cannotBeReached, { retryable: true, cause });
}

/** What is wrong with how an answer ended; null where it ended well. */
export function failureOfEnding(ending: {
  blockReason: string | null;
  finishReason: string | null;
}): AppError | null {
  const { blockReason, finishReason } = ending;
  if (blockReason !== null) return blocked(blockReason);
  switch (finishReason) {
    case 'STOP':
      return null;
    case 'MAX_TOKENS':
      return new AppError(
        'analyzer_truncated',
        'The report grew too long and was cut off. Please run the analysis on a shorter part.',
        { cause: finishReason },
      );
    case 'SAFETY':
    case 'RECITATION':
    case 'LANGUAGE':
    case 'BLOCKLIST':
    case 'PROHIBITED_CONTENT':
    case 'SPII':
      return blocked(finishReason);
    case null:
      return unavailable('the answer broke off without a finish reason');
    default:
      return invalidResponse(finishReason);
  }
}

export function invalidResponse(cause: unknown): AppError {
  return new AppError(
    'analyzer_invalid_response',
    'The judging model gave an answer that cannot be used. Please run the analysis again.',
    { retryable: true, cause },
  );
}

function failureOfQuota(error: ServiceError, cause: unknown): AppError {
  const isDaily = error.details.some((detail) => {
    const parsed = quotaFailure.safeParse(detail);
    return parsed.success && parsed.data.violations.some(({ quotaId }) => /PerDay/i.test(quotaId));
  });
  if (isDaily) {
    return new AppError(
      'analyzer_quota_exhausted',
      'The judging model has no more quota today. Please run the analysis again tomorrow.',
      { retryable: true, cause },
    );
  }
  const delays = error.details.flatMap((detail) => {
    const parsed = retryInfo.safeParse(detail);
    return parsed.success ? [Math.ceil(Number.parseFloat(parsed.data.retryDelay))] : [];
  });
  return new AppError(
    'analyzer_rate_limited',
    'The judging model is busy. Please run the analysis again in a few minutes.',
    { retryable: true, cause, ...(delays[0] !== undefined && { retryAfterSeconds: delays[0] }) },
  );
}

function blocked(reason: string): AppError {
  return new AppError(
    'analyzer_blocked',
    'The judging model declined this video. Please choose another one or trim it.',
    { cause: reason },
  );
}

const cannotBeReached =
  'The judging model cannot be reached. Please run the analysis again in a few minutes.';

function unavailable(cause: unknown): AppError {
  return new AppError('analyzer_unavailable', cannotBeReached, { retryable: true, cause });
}

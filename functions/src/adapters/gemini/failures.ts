import { AppError } from '../../domain/errors.ts';
import type { Failure, Trouble } from '../../domain/judging/judge-retry.ts';

/** The copy at the model's side is at fault, so no later attempt may use it. */
export class CopyFailure extends AppError {}

/** The model gave up its answer, as it often does not the next time. */
export class AnswerGivenUp extends AppError {}

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
  if (error instanceof AnswerGivenUp) return 'answer_given_up';
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

/** Also for a reply that is not what the protocol says. */
export function failureOfNetwork(cause: unknown): AppError {
  return new AppError('analyzer_unavailable', cannotBeReached, { retryable: true, cause });
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
    case 'RECITATION':
      return new AnswerGivenUp(
        'analyzer_blocked',
        'The judging model stopped its answer, because it came close to a text that others have written. Please run the analysis again.',
        { retryable: true, cause: finishReason },
      );
    case 'OTHER': {
      const { code, message, retryable } = invalidResponse(finishReason);
      return new AnswerGivenUp(code, message, { retryable, cause: finishReason });
    }
    case 'SAFETY':
    case 'LANGUAGE':
    case 'BLOCKLIST':
    case 'PROHIBITED_CONTENT':
    case 'SPII':
      return blocked(finishReason);
    case null:
      return failureOfNetwork('the answer broke off without a finish reason');
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

function blocked(reason: string): AppError {
  return new AppError(
    'analyzer_blocked',
    'The judging model declined this video. Please choose another one or trim it.',
    { cause: reason },
  );
}

const cannotBeReached =
  'The judging model cannot be reached. Please run the analysis again in a few minutes.';

import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { copyUnusable, failureOfNetwork } from './failures.ts';

/** An error body of the service: https://cloud.google.com/apis/design/errors */
export interface ServiceError {
  /** Of HTTP. */
  status: number;
  /** Such as FAILED_PRECONDITION; null where it was not told. */
  reason: string | null;
  message: string;
  details: readonly unknown[];
}
/** Which call was refused: the same status means another thing at each. */
export type CallKind = 'open_session' | 'send_chunk' | 'get_file' | 'delete_file' | 'generate';

const errorObject = z.object({
  error: z.object({
    status: z.string().nullable().catch(null).default(null),
    message: z.string().default(''),
    details: z.array(z.unknown()).default([]),
  }),
});
/** A streaming call's error comes in a list of one. */
const errorBody = z.union([errorObject, z.tuple([errorObject]).transform(([error]) => error)]);
const retryInfo = z.object({ retryDelay: z.string().regex(/^\d+(\.\d+)?s$/) });
const quotaFailure = z.object({ violations: z.array(z.object({ quotaId: z.string() })) });

export function readServiceError(reply: { status: number; body: string }): ServiceError {
  try {
    const { status: reason, ...error } = errorBody.parse(JSON.parse(reply.body)).error;
    return { status: reply.status, reason, ...error };
  } catch {
    const message = reply.body.slice(0, 500);
    return { status: reply.status, reason: null, message, details: [] };
  }
}

/** Only words tell what a question or a deletion is refused for: the file, or the key. */
const namesFile = ({ message }: ServiceError) => /\bfiles?\b/i.test(message);

/** Whether a refusal is about the copy at the model's side, so that it has to be sent again. */
const concernsCopy: Readonly<Record<CallKind, (error: ServiceError) => boolean>> = {
  // The wished name is taken.
  open_session: ({ status }) => status === 409,
  // A session serves this upload alone: "Upload has already been terminated" is a 400 like any other.
  send_chunk: () => true,
  // Gone is 404, and 403 after 48 h. Were it the key, opening the next session would tell.
  get_file: () => true,
  delete_file: (error) => error.status === 404 || namesFile(error),
  // Not ACTIVE is 400, gone 403 or 404.
  generate: namesFile,
};

/** Both are a 400 with these words, https://github.com/google-gemini/gemini-cli/issues/4231 and 1614. */
const tooManyTokens = /\b(?:token count|number of tokens)\b/i;
const wrongLocation = /\blocation is not supported\b/i;

const tellWhoRunsIt = 'Please tell whoever runs this service:';

/** For operators, who find it in the log. */
const advise = (advice: string, cause: unknown) => new Error(advice, { cause });

export function failureOfStatus(
  call: CallKind,
  error: ServiceError,
  cause: unknown = error,
): AppError {
  const { status, message } = error;
  if (status === 429) return failureOfQuota(error, cause);
  if (status >= 500 || status === 408 || status === 499) return failureOfNetwork(cause);
  if (call === 'generate' && status === 400 && tooManyTokens.test(message)) return tooLong(cause);
  if (call !== 'send_chunk' && isOfLocation(error)) return wrongRegion(cause);
  if (concernsCopy[call](error)) return copyUnusable(cause);
  return new AppError(
    'internal',
    `The judging model refused our request. ${tellWhoRunsIt} the model’s key or name may be wrong.`,
    { cause: advise('check GEMINI_API_KEY and GEMINI_MODEL', cause) },
  );
}

function isOfLocation({ status, reason, message }: ServiceError): boolean {
  return (
    status === 400 &&
    (reason === null || reason === 'FAILED_PRECONDITION') &&
    wrongLocation.test(message)
  );
}

function tooLong(cause: unknown): AppError {
  return new AppError(
    'analyzer_blocked',
    'This video is too long for the judging model. Please trim it.',
    { cause: advise('lower ANALYSIS_FPS, or choose another GEMINI_MODEL', cause) },
  );
}

function wrongRegion(cause: unknown): AppError {
  return new AppError(
    'internal',
    `The judging model is not offered where this service runs. ${tellWhoRunsIt} it has to run in another region.`,
    { cause: advise('choose another REGION', cause) },
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

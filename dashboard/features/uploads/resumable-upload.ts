/**
 * Cloud Storage's resumable protocol, as decisions without a network:
 * https://cloud.google.com/storage/docs/performing-resumable-uploads
 */

export type Step =
  /** Everything from this byte to the end, in one request. */
  | { kind: 'send'; fromByte: number }
  /** How much has arrived. */
  | { kind: 'ask' }
  /** Then ask. */
  | { kind: 'pause'; delayMs: number }
  | Ending;

export type Ending =
  | { kind: 'arrived' }
  /** The upload's address is no longer valid. */
  | { kind: 'gone' }
  /** The file has been moved or changed since it was chosen. */
  | { kind: 'unreadable' }
  | { kind: 'refused'; httpStatus: number };

/** What became of a request. */
export type Outcome =
  | { kind: 'lost' }
  | { kind: 'unreadable' }
  /** `range` is the reply's header, such as `bytes=0-262143`. */
  | { kind: 'answered'; httpStatus: number; range: string | null };

export interface UploadState {
  sizeBytes: number;
  /** The service can be asked, and goes on where it is. */
  resumes: boolean;
  /** What the service has said to have. */
  receivedBytes: number;
  /** In a row, with nothing more received. */
  failures: number;
  step: Step;
}

export const beginUpload = (sizeBytes: number, resumes = true): UploadState => ({
  sizeBytes,
  resumes,
  receivedBytes: 0,
  failures: 0,
  step: { kind: 'send', fromByte: 0 },
});

/** As another page has begun it: what has arrived is for the service to say. */
export const resumeUpload = (sizeBytes: number, resumes = true): UploadState =>
  afterPause(beginUpload(sizeBytes, resumes));

/** What to do next. `random` is from 0 to 1, for the jitter. */
export function afterRequest(state: UploadState, outcome: Outcome, random: number): UploadState {
  if (outcome.kind === 'unreadable') return { ...state, step: outcome };
  if (outcome.kind === 'lost' || isPassing(outcome.httpStatus)) return pause(state, random);
  const { httpStatus, range } = outcome;
  if (httpStatus === 200 || httpStatus === 201) return { ...state, step: { kind: 'arrived' } };
  if (isGone(httpStatus)) return { ...state, step: { kind: 'gone' } };
  if (httpStatus !== 308) return { ...state, step: { kind: 'refused', httpStatus } };

  const receivedBytes = Math.min(bytesIn(range), state.sizeBytes);
  const failures = receivedBytes > state.receivedBytes ? 0 : state.failures;
  const told = { ...state, receivedBytes, failures };
  const isStuck = state.step.kind === 'send' && receivedBytes <= state.step.fromByte;
  // All there but not yet put together: there is nothing left to send.
  if (isStuck || receivedBytes === state.sizeBytes) return pause(told, random);
  return { ...told, step: { kind: 'send', fromByte: receivedBytes } };
}

export const afterPause = (state: UploadState): UploadState => ({
  ...state,
  step: state.resumes ? { kind: 'ask' } : { kind: 'send', fromByte: 0 },
});

/**
 * The Storage emulator (firebase-tools 15.34) takes a session's first request for all of the file,
 * even the one that only asks; a request that breaks off leaves the session as it was.
 */
export function resumesAt(url: string): boolean {
  const { protocol, pathname } = new URL(url);
  return !(protocol === 'http:' && pathname.startsWith('/upload/storage/v1/b/'));
}

/** The header that says which bytes a request carries; null: all of them, which needs none. */
export function contentRange({ step, sizeBytes }: UploadState): string | null {
  if (step.kind === 'ask') return `bytes */${sizeBytes}`;
  if (step.kind !== 'send' || step.fromByte === 0) return null;
  return `bytes ${step.fromByte}-${sizeBytes - 1}/${sizeBytes}`;
}

const shortestPauseMs = 1_000;
const longestPauseMs = 32_000;

function pause(state: UploadState, random: number): UploadState {
  const wholeMs = Math.min(shortestPauseMs * 2 ** state.failures, longestPauseMs);
  const delayMs = wholeMs * (0.5 + random / 2);
  return { ...state, failures: state.failures + 1, step: { kind: 'pause', delayMs } };
}

/** https://cloud.google.com/storage/docs/retry-strategy#retryable */
const isPassing = (httpStatus: number) =>
  httpStatus >= 500 || httpStatus === 408 || httpStatus === 429;

/** 499 is a session that was cancelled: https://cloud.google.com/storage/docs/json_api/v1/status-codes */
const isGone = (httpStatus: number) =>
  httpStatus === 404 || httpStatus === 410 || httpStatus === 499;

/** Without the header, nothing has arrived. */
function bytesIn(range: string | null): number {
  const last = /^bytes=0-(\d+)$/.exec(range ?? '')?.[1];
  return last === undefined ? 0 : Number(last) + 1;
}

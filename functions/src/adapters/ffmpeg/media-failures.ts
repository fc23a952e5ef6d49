import { AppError } from '../../domain/errors.ts';
import type { ChildEnd } from './supervise-child.ts';

/** What to throw for a child that did not end well; the signal's reason where it was aborted. */
export function failureOf(end: ChildEnd, signal: AbortSignal): unknown {
  if (end.cause === 'aborted') return signal.reason;
  if (end.cause === 'not_started') {
    return new AppError(
      'internal',
      'Videos cannot be processed right now. Please try again later.',
      { retryable: true, cause: end },
    );
  }
  if (end.cause === 'timed_out') {
    return new AppError(
      'processing_timeout',
      'The video took too long to read. Please try again, or upload it shorter.',
      { retryable: true, cause: end },
    );
  }
  // "Cannot allocate memory" is no shortage: it is a header that claims more than -max_alloc.
  if (/No space left on device/.test(end.stderrTail) || endedByTheSystem(end)) {
    return new AppError(
      'memory_exceeded',
      'The video needs more memory than we have for one. Please upload it shorter or smaller.',
      { cause: end },
    );
  }
  return unreadable(end);
}

/** The same where our own proxy was read: that it cannot be says nothing of the uploader's video. */
export function failureOfProxy(end: ChildEnd, signal: AbortSignal, message: string): unknown {
  const failure = failureOf(end, signal);
  if (!(failure instanceof AppError && failure.code === 'video_unreadable')) return failure;
  return new AppError('internal', message, { retryable: true, cause: end });
}

/** The kernel's out-of-memory killer is the only other sender of SIGKILL. */
function endedByTheSystem(end: ChildEnd): boolean {
  return end.cause === 'exited' && end.exitSignal === 'SIGKILL';
}

export function unreadable(cause?: unknown): AppError {
  return new AppError(
    'video_unreadable',
    'The video cannot be read: the file is damaged or incomplete. Please export and upload it again.',
    { cause },
  );
}

export function unsupported(cause?: unknown): AppError {
  return new AppError(
    'unsupported_format',
    'The file is not a video that we can take. Please upload MP4, MOV, WebM, MKV or AVI.',
    { cause },
  );
}

/** libavformat's mov.c and matroskadec.c, where an index or a segment points past the file's end. */
export function tellsOfMissingEnd(messages: string): boolean {
  return /partial file|File ended prematurely/.test(messages);
}

import { mostOutputTokens } from '../../contract/run-estimate.ts';

export { mostOutputTokens, outputTokensFor } from '../../contract/run-estimate.ts';

/** What went wrong with one try to have a video judged. */
export interface Failure {
  trouble: Trouble;
  /** How long the service asks us to stay away; null where it does not say. */
  retryAfterSeconds: number | null;
}
export type Trouble =
  | 'rate_limited'
  | 'unreachable'
  /** The copy at the model's side is gone, could not be read there, or is refused. */
  | 'copy_unusable'
  | 'answer_cut'
  | 'answer_unusable'
  /** The model stopped by itself, for no fault of the video. */
  | 'answer_given_up'
  | 'final';

/** What to do before the next try. */
export type Remedy =
  | { kind: 'wait'; delayMs: number }
  | { kind: 'send_again' }
  | { kind: 'allow_more' }
  | { kind: 'repair' }
  | { kind: 'ask_again' };

/** How often each trouble is met within one delivery of a task. */
const mostRemedies: Readonly<Record<Trouble, number>> = {
  rate_limited: 2,
  unreachable: 3,
  copy_unusable: 1,
  answer_cut: 1,
  answer_unusable: 1,
  answer_given_up: 1,
  final: 0,
};
/** A longer wait would hold a worker for nothing: the queue delivers the task again instead. */
const longestWaitSeconds = 60;
const unsaidWaitSeconds = 15;
const firstPauseMs = 2_000;
const pauseGrowth = 3;

/**
 * Null: give up, and let the failure say whether the task is tried again later. `earlier` are the
 * troubles of this delivery that were met before; `random` is 0 up to 1 and spreads callers.
 */
export function remedyFor(
  { trouble, retryAfterSeconds }: Failure,
  earlier: readonly Trouble[],
  random: number,
): Remedy | null {
  const met = earlier.filter((other) => other === trouble).length;
  if (met >= mostRemedies[trouble]) return null;
  switch (trouble) {
    case 'rate_limited': {
      const seconds = retryAfterSeconds ?? unsaidWaitSeconds;
      if (seconds > longestWaitSeconds) return null;
      return { kind: 'wait', delayMs: Math.round((seconds + random) * 1000) };
    }
    case 'unreachable':
      return {
        kind: 'wait',
        delayMs: Math.round(firstPauseMs * pauseGrowth ** met * (0.5 + random)),
      };
    case 'copy_unusable':
      return { kind: 'send_again' };
    case 'answer_cut':
      return { kind: 'allow_more' };
    case 'answer_unusable':
      return { kind: 'repair' };
    case 'answer_given_up':
      return { kind: 'ask_again' };
    case 'final':
      return null;
  }
}

export function moreOutputTokens(outputTokens: number): number {
  return Math.min(2 * outputTokens, mostOutputTokens);
}

export function waitMessage(trouble: Trouble, delayMs: number): string {
  const seconds = Math.max(1, Math.round(delayMs / 1000));
  const reason = trouble === 'rate_limited' ? 'is busy' : 'cannot be reached at the moment';
  return `The judge ${reason}. Trying again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
}

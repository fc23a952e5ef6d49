import { errorReplies } from './error-bodies.ts';
import {
  answer,
  cutShort,
  delay,
  fileState,
  forgetFile,
  hang,
  loseReply,
  type Misbehaviour,
  refuse,
  reset,
  type Step,
} from './misbehaviour.ts';

const fileName = 'files/some-file';

/** At any step. */
const anywhere: Record<string, Misbehaviour> = {
  '408': refuse(errorReplies.requestTimeout),
  '429-short': refuse(errorReplies.quotaPerMinute('1s')),
  '429-long': refuse(errorReplies.quotaPerMinute('3600s')),
  '429-day': refuse(errorReplies.quotaPerDay),
  '500': refuse(errorReplies.internalError),
  '502': refuse(errorReplies.badGateway),
  '503': refuse(errorReplies.overloaded),
  '504': refuse(errorReplies.deadlineExceeded),
  reset,
  hang,
  'cut-short': cutShort,
  'lose-reply': loseReply,
};

const atFiles: Record<string, Misbehaviour> = {
  'file-gone': forgetFile,
  'file-failed': fileState('FAILED'),
  'file-processing': fileState('PROCESSING'),
};

const atQuestions: Record<string, Misbehaviour> = {
  'file-gone': forgetFile,
  'file-not-active': refuse(errorReplies.fileNotActive(fileName)),
  'answer-reset': answer({ ending: 'reset' }),
  'answer-cut-short': answer({ pieces: ['{"segments":['], ending: 'close' }),
  'answer-error': answer({ pieces: ['{"segments":['], ending: 'error' }),
  'answer-silent': answer({ pieces: ['{"segments":['], ending: 'hang' }),
  'answer-endless': answer({ pieces: ['{"segments":['], ending: 'endless' }),
  'answer-slow': answer({ pauseMs: 100 }),
  'answer-not-json': answer({ pieces: ['{"segments":[', '}'] }),
  'answer-unfit': answer({
    pieces: ['{"segments":[],"claims":[],"scores":{},"summary":"x","strengths":[],"practise":[]}'],
  }),
  'answer-truncated': answer({ pieces: ['{"segments":[{"seg'], finishReason: 'MAX_TOKENS' }),
  'answer-unsafe': answer({ finishReason: 'SAFETY' }),
  'answer-other': answer({ finishReason: 'OTHER' }),
  'prompt-blocked': answer({ blockReason: 'PROHIBITED_CONTENT' }),
};

const kindsAt: Record<Step, Readonly<Record<string, Misbehaviour>>> = {
  start: anywhere,
  chunk: anywhere,
  get: { ...anywhere, ...atFiles },
  delete: { ...anywhere, 'file-gone': forgetFile },
  generate: { ...anywhere, ...atQuestions },
};

export const steps = Object.keys(kindsAt) as Step[];

/** Those that cost neither minutes nor the run, if they do not come in a row. */
export const briefKinds: readonly string[] = [
  ...['408', '429-short', '500', '502', '503', '504', 'reset', 'cut-short', 'lose-reply'],
  ...['delay:200', 'delay:1000', 'file-gone', 'file-failed', 'file-processing', 'file-not-active'],
  ...['answer-reset', 'answer-cut-short', 'answer-error', 'answer-slow', 'answer-not-json'],
  ...['answer-unfit', 'answer-truncated'],
];

/** By its name, or `delay:<milliseconds>`; null where a step has none of that name. */
export function misbehaviourNamed(step: Step, kind: string): Misbehaviour | null {
  const delayMs = /^delay:(\d+)$/.exec(kind)?.[1];
  return delayMs === undefined ? (kindsAt[step][kind] ?? null) : delay(Number(delayMs));
}

import { setTimeout as sleep } from 'node:timers/promises';
import { errorReplies } from '../support/gemini-stand-in/error-bodies.ts';
import type { GeminiStandIn } from '../support/gemini-stand-in/gemini-stand-in.ts';
import { refuse, reset, type Step } from '../support/gemini-stand-in/misbehaviour.ts';
import type { ModelAnswer } from '../support/gemini-stand-in/model-answer.ts';
import type { FaultLog } from './fault-log.ts';
import type { Random } from './seeded-random.ts';

const refusals = {
  'a 500': refuse(errorReplies.internalError),
  'a 503': refuse(errorReplies.overloaded),
  'a 504': refuse(errorReplies.deadlineExceeded),
  'a reset': reset,
};
const answers: readonly [Partial<ModelAnswer>, ...Partial<ModelAnswer>[]] = [
  {},
  {},
  { pauseMs: 20 },
  { pauseMs: 150 },
  { ending: 'reset' },
  { ending: 'close' },
  { ending: 'error' },
  { finishReason: 'SAFETY' },
  { finishReason: 'MAX_TOKENS', pieces: ['{"segments":[{"seg'] },
  { pieces: ['{"segments":[', '}'] },
];
const steps: [Step, ...Step[]] = ['start', 'chunk', 'get', 'generate', 'generate'];

/** Drops, delays, cuts and spoils the model's answers until `signal` aborts; then they are sound. */
export async function disturbModel(
  standIn: GeminiStandIn,
  random: Random,
  log: FaultLog,
  signal: AbortSignal,
): Promise<void> {
  let planned = 0;
  while (!signal.aborted) {
    if (random.chance(0.5)) {
      const step = random.pick(steps);
      const name = random.pick(['a 500', 'a 503', 'a 504', 'a reset'] as const);
      if (planned < 2) {
        planned += 1;
        standIn.misbehave(step, (request, response) => {
          planned -= 1;
          log.note(null, `${step} at the model got ${name}`);
          refusals[name](request, response);
        });
      }
    } else {
      const answer = random.pick(answers);
      standIn.answerWith(answer);
      log.note(null, `the model answers ${JSON.stringify(answer)}`);
    }
    await sleep(random.integer(500, 4_000), undefined, { signal }).catch(() => {});
  }
  standIn.answerWith({});
}

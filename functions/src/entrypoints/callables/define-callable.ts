import { onCall } from 'firebase-functions/https';
import { app } from '../../app.ts';
import { secrets } from '../../config.ts';
import { answerCall, type Callable } from './answer-call.ts';

/** A callable: who calls, what they ask, one workflow, its reply or refusal. */
export function defineCallable<Request, Reply>(callable: Callable<Request, Reply>) {
  return onCall({ memory: '512MiB', secrets: [secrets.cursorSigningKey] }, (incoming) =>
    answerCall(app, callable, incoming),
  );
}

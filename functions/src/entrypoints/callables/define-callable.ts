import { type HttpsFunction, onCall } from 'firebase-functions/https';
import { app } from '../../app.ts';
import { secrets } from '../../config.ts';
import { allowOrigins } from '../allow-origins.ts';
import { answerUnread, unreadRefusal } from '../unread-requests.ts';
import { answerCall, type Callable } from './answer-call.ts';
import { judgeCalls } from './judge-call.ts';
import { nameRefusals } from './name-refusals.ts';
import { refuseNoCall } from './refuse-no-call.ts';

/** A callable: who calls, what they ask, one workflow, its reply or refusal. */
export function defineCallable<Request, Reply>(callable: Callable<Request, Reply>) {
  const called = onCall(
    { cors: false, memory: '512MiB', concurrency: 40, secrets: [secrets.cursorSigningKey] },
    (incoming) => answerCall(app, callable, incoming),
  );
  return answerUnread(callable.name, withoutNoCalls(called), judgeCalls(app));
}

const allowPages = allowOrigins(app, 'POST');

/** Still the same function to whoever reads how it is to be deployed. */
const withoutNoCalls = <F extends HttpsFunction>(called: F): F =>
  new Proxy(called, {
    async apply(_called, _self, [request, response]: Parameters<HttpsFunction>) {
      // A page's question whether it may call is answered, and goes no further.
      if (!isRefused(request) && !(await passes(request, response))) return;
      nameRefusals(response);
      refuseNoCall(request);
      await called(request, response);
    },
  });

/** A question that comes with more than we read. */
const isRefused = (request: Parameters<HttpsFunction>[0]) =>
  request.method === 'OPTIONS' && unreadRefusal(request) !== undefined;

function passes(...[request, response]: Parameters<HttpsFunction>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  response.once('finish', () => resolve(false));
  try {
    allowPages(request, response, () => resolve(true));
  } catch {
    // Without a configuration no page is known. The call itself is told, and logs, what is wrong.
    resolve(true);
  }
  return promise;
}

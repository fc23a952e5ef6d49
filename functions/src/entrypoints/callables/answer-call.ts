import type { CallableRequest } from 'firebase-functions/https';
import { type App, logger, logRequest, withLogContext } from '../../app.ts';
import { analysisIdSchema } from '../../contract/callables.ts';
import {
  type Caller,
  callerOf,
  notFromOurApp,
  notSignedIn,
  requireVerified,
} from '../../domain/access.ts';
import { requireRecentSignIn } from '../../domain/accounts/confirm-deletion.ts';
import { rateKey } from '../../domain/limits/rates.ts';
import { readAs, type Schema } from '../../domain/read-as.ts';
import { traceIdOf } from '../../domain/trace-id.ts';
import { countRequest, type Limit } from '../count-request.ts';
import { asHttpsError } from '../refusal.ts';
import { unreadRefusal } from '../unread-requests.ts';

export interface Call<Request> {
  caller: Caller;
  request: Request;
  /** The browser origin; null for other clients. */
  origin: string | null;
}

export interface Callable<Request, Reply> {
  name: string;
  schema: Schema<Request>;
  /** What a call counts as. */
  limit: Limit;
  /** It begins an analysis or a run: the caller's email must be verified, where that is asked for. */
  begins?: true;
  /** It asks the Auth service whether the token still stands: one that was revoked is refused at once. */
  asksAuth?: true;
  /** What cannot be undone wants a sign-in of the last minutes. */
  wantsRecentSignIn?: true;
  answer(app: App, call: Call<Request>): Promise<Reply>;
}
type Incoming = Pick<CallableRequest, 'auth' | 'app' | 'data' | 'rawRequest'>;

/** Who calls, what they ask, one workflow, its reply or refusal, and one line in the log. */
export function answerCall<Request, Reply>(
  app: () => App,
  callable: Callable<Request, Reply>,
  incoming: Incoming,
): Promise<Reply> {
  const begunMs = performance.now();
  const { headers } = incoming.rawRequest;
  const trace = traceIdOf(headers['traceparent'], headers['x-cloud-trace-context']);
  const asked = idOf(incoming.data);
  return withLogContext({ trace, ...(asked && { analysisId: asked }) }, async () => {
    const log = (status: string, reply: unknown) =>
      logRequest({
        name: callable.name,
        status,
        ms: Math.round(performance.now() - begunMs),
        bytesSent: Buffer.byteLength(JSON.stringify(reply)),
        analysisId: asked ?? idOf(reply),
      });
    try {
      const reply = await answer(app(), callable, incoming);
      log('ok', reply);
      return reply;
    } catch (thrown) {
      const refusal = asHttpsError(thrown, logger);
      log(refusal.code, refusal);
      throw refusal;
    }
  });
}

async function answer<Request, Reply>(
  app: App,
  { schema, limit, begins, asksAuth, wantsRecentSignIn, answer: reply }: Callable<Request, Reply>,
  incoming: Incoming,
): Promise<Reply> {
  const unread = unreadRefusal(incoming.rawRequest);
  if (unread !== undefined) throw unread;
  if (app.config.enforceAppCheck && incoming.app === undefined) throw notFromOurApp();
  const token = signedIn(incoming);
  if (wantsRecentSignIn) requireRecentSignIn(signedInAt(token), app.ports.clock.now());
  const caller = asksAuth ? await app.ports.tokens.verify(token.rawToken) : identify(token);
  await countRequest(app.ports.rates, limit, caller, rateKey(caller) ?? '');
  if (begins) requireVerified(caller, app.config);
  const request = readAs(schema, incoming.data ?? {});
  const origin = incoming.rawRequest.headers.origin ?? null;
  return reply(app, { caller, request, origin });
}

type Token = NonNullable<Incoming['auth']>;

function signedIn({ auth }: Incoming): Token {
  if (!auth) throw notSignedIn();
  return auth;
}

function identify({ uid, token }: Token): Caller {
  return callerOf(uid, token);
}

/** Null where the token does not say. */
function signedInAt({ token: { auth_time: seconds } }: Token): Date | null {
  return typeof seconds === 'number' ? new Date(seconds * 1000) : null;
}

/** Undefined where it is none of ours: a client may write anything. */
function idOf(named: unknown): string | undefined {
  if (typeof named !== 'object' || named === null || !('analysisId' in named)) return undefined;
  return analysisIdSchema.safeParse(named.analysisId).data;
}

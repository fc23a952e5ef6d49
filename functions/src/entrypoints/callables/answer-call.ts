import type { CallableRequest } from 'firebase-functions/https';
import { type App, logger, logRequest, withLogContext } from '../../app.ts';
import { analysisIdSchema } from '../../contract/callables.ts';
import { type Caller, notFromOurApp } from '../../domain/access.ts';
import { AppError } from '../../domain/errors.ts';
import { rateKey } from '../../domain/limits/rates.ts';
import { readAs, type Schema } from '../../domain/read-as.ts';
import { traceIdOf } from '../../domain/trace-id.ts';
import { asHttpsError } from '../refusal.ts';

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
  limit: 'list' | null;
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
  { schema, limit, answer: reply }: Callable<Request, Reply>,
  incoming: Incoming,
): Promise<Reply> {
  if (app.config.enforceAppCheck && incoming.app === undefined) throw notFromOurApp();
  const caller = identify(incoming);
  if (limit !== null) await app.ports.rates[limit].take(rateKey(caller) ?? '');
  const request = readAs(schema, incoming.data ?? {});
  return reply(app, { caller, request, origin: incoming.rawRequest.headers.origin ?? null });
}

function identify({ auth }: Incoming): Caller {
  if (!auth) throw new AppError('unauthenticated', 'Please sign in first.');
  return { userId: auth.uid, isAdmin: auth.token['admin'] === true };
}

/** Undefined where it is none of ours: a client may write anything. */
function idOf(named: unknown): string | undefined {
  if (typeof named !== 'object' || named === null || !('analysisId' in named)) return undefined;
  return analysisIdSchema.safeParse(named.analysisId).data;
}

import { AsyncResource } from 'node:async_hooks';
import type { Request, RequestHandler, Response } from 'express';
import { logRequest, withLogContext } from '../../app.ts';
import { analysisIdSchema } from '../../contract/callables.ts';
import { traceIdOf } from '../../domain/trace-id.ts';

/** Opens the context of all that a request logs, and logs the request itself once it has ended. */
export const logRequests: RequestHandler = (request, response, next) => {
  const begunMs = performance.now();
  const trace = traceIdOf(request.get('traceparent'), request.get('X-Cloud-Trace-Context'));
  withLogContext({ trace }, () => {
    const log = () =>
      logRequest({
        name: `${request.method} ${request.route?.path ?? '(no route)'}`,
        status: response.statusCode,
        ms: Math.round(performance.now() - begunMs),
        bytesSent: Number(response.get('Content-Length') ?? 0),
        analysisId: response.locals['sessionId'],
      });
    response.once('close', AsyncResource.bind(log));
    next();
  });
};

/** Answers within the context of the session that the request is about, as soon as it is known. */
export async function logSession<T extends { body: unknown }>(
  request: Request,
  response: Response,
  answer: () => Promise<T>,
): Promise<T> {
  const asked = idOf(request.params);
  response.locals['sessionId'] = asked;
  const reply = await withLogContext(asked === undefined ? {} : { analysisId: asked }, answer);
  response.locals['sessionId'] ??= idOf(reply.body);
  return reply;
}

/** Undefined where it is none of ours: a client may write anything. */
function idOf(named: unknown): string | undefined {
  if (typeof named !== 'object' || named === null || !('sessionId' in named)) return undefined;
  return analysisIdSchema.safeParse(named.sessionId).data;
}

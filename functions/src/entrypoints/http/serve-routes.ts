import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { type App, logger } from '../../app.ts';
import { AppError } from '../../domain/errors.ts';
import { admit } from './admit.ts';
import { clientAddress } from './client-address.ts';
import { logRequests, logSession } from './log-request.ts';
import { readRequest } from './read-request.ts';
import { refusalReply } from './refusal-reply.ts';
import { allowOrigins, secureHeaders } from './response-headers.ts';
import type { Reply, Route } from './route.ts';

/** An Express app of these routes, whose bodies the platform has read before. */
export function serveRoutes(app: () => App, routes: readonly Route[]): express.Express {
  const server = express();
  server.disable('x-powered-by');
  server.disable('etag');
  server.use(logRequests, ...secureHeaders, allowOrigins(app));
  for (const route of routes) {
    server[route.method](expressPath(route.path), handler(app, route));
  }
  server.use(() => {
    throw new AppError('not_found', 'There is no such route. GET /api lists them.');
  });
  server.use(refuse);
  return server;
}

const expressPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1');

function handler(app: () => App, route: Route): RequestHandler {
  return async (request, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const reply = await logSession(request, response, () =>
      answer(app(), route, request, gone.signal),
    );
    response.status(reply.status).set(reply.headers ?? {});
    if (reply.body === null) response.end();
    else response.json(reply.body);
  };
}

async function answer(
  app: App,
  route: Route,
  request: Request,
  signal: AbortSignal,
): Promise<Reply> {
  const caller = await admit(app, route, {
    authorization: request.get('Authorization') ?? null,
    appCheckToken: request.get('X-Firebase-AppCheck') ?? null,
    address: clientAddress(request),
  });
  return route.answer(app, { caller, signal, ...readRequest(route, request) });
}

const refuse: ErrorRequestHandler = (thrown, _request, response, _next) => {
  const sessionId = response.locals['sessionId'] ?? null;
  const reply = refusalReply(thrown, sessionId, logger);
  response.status(reply.status).set(reply.headers ?? {});
  response.json(reply.body);
};

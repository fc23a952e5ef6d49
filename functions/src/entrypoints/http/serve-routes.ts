import cors from 'cors';
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import helmet from 'helmet';
import { type App, logger } from '../../app.ts';
import { AppError } from '../../domain/errors.ts';
import { readAs } from '../../domain/read-as.ts';
import { identify } from './identify.ts';
import { refusalReply } from './refusal-reply.ts';
import type { Incoming, Reply, Route } from './route.ts';

/** An Express app of these routes, whose bodies the platform has read before. */
export function serveRoutes(app: () => App, routes: readonly Route[]): express.Express {
  const server = express();
  server.disable('x-powered-by');
  server.disable('etag');
  server.use(helmet());
  server.use((request, response, next) => {
    cors({
      origin: [...app().config.allowedOrigins],
      exposedHeaders: ['Retry-After', 'Preference-Applied'],
    })(request, response, next);
  });
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
    const reply = await answer(app(), route, request, gone.signal);
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
  const caller = await identify(app, route.access, request.get('Authorization') ?? null);
  const { path, query, body } = route.request;
  const incoming: Incoming<unknown, unknown, unknown> = {
    caller,
    path: path && readAs(path, request.params),
    query: query && readAs(query, request.query),
    body: body && route.bodyType === 'json' ? readAs(body, jsonBody(request)) : null,
    header: (name) => request.get(name) ?? null,
    takeBody: () => takeBody(request),
    signal,
  };
  return route.answer(app, incoming);
}

/** A change without a body may leave its type out; nothing else is read as JSON. */
function jsonBody(request: Request): unknown {
  if (request.is('application/json')) return request.body;
  throw new AppError(
    'invalid_request',
    'Send the request as JSON, with `Content-Type: application/json`.',
  );
}

/** `rawBody` is the platform's own addition to a request. */
function takeBody(request: Request): Buffer {
  const carrier = request as Request & { rawBody?: unknown };
  const { rawBody } = carrier;
  carrier.rawBody = undefined;
  carrier.body = undefined;
  return Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
}

const refuse: ErrorRequestHandler = (thrown, request, response, _next) => {
  const sessionId = request.params?.['sessionId'];
  const reply = refusalReply(thrown, typeof sessionId === 'string' ? sessionId : null, logger);
  response.status(reply.status).set(reply.headers ?? {});
  response.json(reply.body);
};

import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { type App, logger } from '../../app.ts';
import { AppError } from '../../domain/errors.ts';
import { allowOrigins } from '../allow-origins.ts';
import { asRefusal, unreadRefusal } from '../unread-requests.ts';
import { admission } from './judge-request.ts';
import { logRequests, logSession } from './log-request.ts';
import { readRequest } from './read-request.ts';
import { refusalReply } from './refusal-reply.ts';
import { secureHeaders } from './response-headers.ts';
import type { Reply, Route } from './route.ts';

/** An Express app of these routes, whose bodies the platform has read before. */
export function serveRoutes(app: () => App, routes: readonly Route[]): express.Express {
  const server = express();
  server.disable('x-powered-by');
  server.disable('etag');
  server.use(logRequests, ...secureHeaders, refuseUnreadQuestion);
  server.use(allowOrigins(app), refuseWhatIsUnread);
  for (const route of routes) {
    server[route.method](expressPath(route.path), handler(app, route));
  }
  for (const [path, methods] of methodsByPath(routes)) {
    server.all(expressPath(path), (request, response) => {
      response.set('Allow', methods.join(', '));
      throw noSuchRoute(`This address takes ${methods.join(' and ')}, not ${request.method}.`);
    });
  }
  server.use(() => {
    throw noSuchRoute('There is no such address.');
  });
  server.use(refuse);
  return server;
}

const refuseWhatIsUnread: RequestHandler = (request, _response, next) =>
  next(unreadRefusal(request));

/** A page's question whether it may ask has no body: one that has is no page's. */
const refuseUnreadQuestion: RequestHandler = (request, _response, next) =>
  next(request.method === 'OPTIONS' ? unreadRefusal(request) : undefined);

const expressPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1');

const methodsByPath = (routes: readonly Route[]): [path: string, methods: string[]][] =>
  [...Map.groupBy(routes, ({ path }) => path)].map(([path, sharing]) => [
    path,
    sharing.map(({ method }) => method.toUpperCase()),
  ]);

/** The document that it names takes no token. */
const noSuchRoute = (what: string) =>
  new AppError('not_found', `${what} Check it against /api/openapi.json, which lists them all.`);

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
  const caller = await admission(app, route, request);
  return route.answer(app, { caller, signal, ...readRequest(route, request) });
}

const refuse: ErrorRequestHandler = (thrown, _request, response, _next) => {
  const sessionId = response.locals['sessionId'] ?? null;
  const reply = refusalReply(asRefusal(thrown) ?? thrown, sessionId, logger);
  response.status(reply.status).set(reply.headers ?? {});
  response.json(reply.body);
};

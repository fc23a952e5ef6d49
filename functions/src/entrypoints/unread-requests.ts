import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ErrorRequestHandler } from 'express';
import {
  type BodyRule,
  type DeclaredBody,
  guardBodies,
  type PlatformServer,
  type UnreadRequest,
} from '../app.ts';
import { functionTarget } from '../config.ts';
import { AppError } from '../domain/errors.ts';
import { tooLargeToRead } from './body-limits.ts';

type Handler = (request: never, response: never) => unknown;
/** The platform's server, as far as it matters here. */
interface PlatformApp {
  use(handler: ErrorRequestHandler): unknown;
}
type Judge = (request: UnreadRequest, body: DeclaredBody) => BodyRule;

const refusals = new WeakMap<object, AppError>();

/**
 * Has `handler`, exported under this name, answer also what the platform cannot read of a request,
 * and what it is not to read: `judge` says so of each that has a body. The platform (functions-framework,
 * and the emulator's own runtime) reads a body before it calls a function, and answers what it cannot
 * read with a page of its own. It has no hook for either, but it is an Express app, which takes an
 * error handler at any time, on a server that Node names in time for the first request. Where that
 * finds no such app, the platform answers what it cannot read as before.
 */
export function answerUnread<F extends Handler>(name: string, handler: F, judge: Judge): F {
  if (functionTarget() === name) onFirstRequest((server) => equip(server, handler, judge));
  return handler;
}

const invalid = (message: string) => new AppError('invalid_request', message);

/** Leaves it to our handler to refuse a request. */
export function refuseUnread(request: object, refusal: AppError): void {
  refusals.set(request, refusal);
}

/** Why a request could not be read; undefined where it could. */
export function unreadRefusal(request: object): AppError | undefined {
  return refusals.get(request);
}

function onFirstRequest(use: (server: PlatformServer) => void): void {
  const channel = 'http.server.request.start';
  const once = (message: unknown) => {
    unsubscribe(channel, once);
    use((message as { server: PlatformServer }).server);
  };
  subscribe(channel, once);
}

/** Exported for tests, which run several servers in one process. Without `judge` all is read. */
export function equip(server: PlatformServer, handler: Handler, judge?: Judge): void {
  const app = (server.listeners('request') as unknown[]).find(isExpress);
  app?.use((error, request, response, next) => {
    const refusal = asRefusal(error);
    if (refusal === null || refusals.has(request) || response.headersSent) {
      next(error);
      return;
    }
    refuseUnread(request, refusal);
    handler(request as never, response as never);
  });
  if (judge !== undefined) guardBodies(server, { judge, refuse: refuseUnread });
}

function isExpress(listener: unknown): listener is PlatformApp {
  return typeof listener === 'function' && 'use' in listener && typeof listener.use === 'function';
}

/** Null for what is no fault of the request's. */
export function asRefusal(error: unknown): AppError | null {
  if (!isOfRequest(error)) return null;
  if (error instanceof URIError) return invalid('The address of the request cannot be read.');
  if (error.type === 'entity.parse.failed') {
    return invalid('The request is no valid JSON. Send an object, such as {}.');
  }
  if (error.type === 'entity.too.large') return tooLargeToRead();
  return invalid(
    'The request cannot be read. Check its Content-Type, Content-Encoding and Content-Length.',
  );
}

/**
 * Express puts a status on the URIError of an address that it cannot decode; body-parser's errors are
 * http-errors, which say that they may be shown. Google's clients put a status on theirs too: that
 * is the service's answer to us.
 */
function isOfRequest(error: unknown): error is Error & { type?: string } {
  if (!(error instanceof Error)) return false;
  const { status = 500, expose = false } = error as Error & { status?: number; expose?: boolean };
  if (!(error instanceof URIError || expose === true)) return false;
  return status >= 400 && status <= 499;
}

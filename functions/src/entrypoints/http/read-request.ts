import type { Request } from 'express';
import { AppError } from '../../domain/errors.ts';
import { readAs } from '../../domain/read-as.ts';
import { findJsonFault } from '../../domain/requests/find-json-fault.ts';
import { invalidRequest, issueAt } from '../../domain/requests/invalid-request.ts';
import { mostBodyBytes, tooLargeToRead } from '../body-limits.ts';
import type { Incoming, Route } from './route.ts';

/** What a client sends, as the route's schemas read it. Throws invalid_request. */
export function readRequest(
  route: Pick<Route, 'request' | 'bodyType' | 'bodyIsOptional'>,
  request: Request,
): Omit<Incoming<unknown, unknown, unknown>, 'caller' | 'signal'> {
  const { bodyType } = route;
  const { path, query, body } = route.request;
  if (bodyType === 'json' && rawBodyOf(request).length > mostBodyBytes) {
    throw tooLargeToRead();
  }
  return {
    path: path && readAs(path, request.params),
    query: query && readAs(query, single(request.query)),
    body: body && bodyType === 'json' ? readAs(body, jsonBody(route, request)) : null,
    header: (name) => request.get(name) ?? null,
    takeBody: () => takeBody(request),
  };
}

/** Express makes a list of what a query names twice, and nobody can tell which one was meant. */
function single(query: Request['query']): Request['query'] {
  const repeated = Object.keys(query).filter((name) => Array.isArray(query[name]));
  if (repeated.length === 0) return query;
  throw invalidRequest(...repeated.map((name) => issueAt([name], 'is given twice')));
}

/** Nothing but JSON is read; where a body may be left out, what is none is none. */
function jsonBody({ bodyIsOptional }: Pick<Route, 'bodyIsOptional'>, request: Request): unknown {
  const isThere = rawBodyOf(request).length > 0;
  if (isThere && request.is('application/json')) return requireReadable(request.body);
  if (bodyIsOptional) return {};
  throw new AppError(
    'invalid_request',
    'Send the request as JSON, with `Content-Type: application/json`.',
  );
}

/** Throws invalid_request for JSON that cannot be read as it was sent. */
export function requireReadable(json: unknown): unknown {
  const fault = findJsonFault(json);
  if (fault === null) return json;
  throw new AppError('invalid_request', fault);
}

/** The platform's own addition to a request. */
type Carrier = Request & { rawBody?: unknown };

const rawBodyOf = ({ rawBody }: Carrier): Buffer =>
  Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);

function takeBody(request: Carrier): Buffer {
  const body = rawBodyOf(request);
  request.rawBody = undefined;
  request.body = undefined;
  return body;
}

import type { Request } from 'express';
import { AppError } from '../../domain/errors.ts';
import { readAs } from '../../domain/read-as.ts';
import type { Incoming, Route } from './route.ts';

/** The platform hands bodies over already read: what is larger is not parsed any further. */
const mostBodyBytes = 64 * 1024;

/** What a client sends, as the route's schemas read it. Throws invalid_request. */
export function readRequest(
  { request: schemas, bodyType }: Pick<Route, 'request' | 'bodyType'>,
  request: Request,
): Omit<Incoming<unknown, unknown, unknown>, 'caller' | 'signal'> {
  const { path, query, body } = schemas;
  if (bodyType === 'json' && rawBodyOf(request).length > mostBodyBytes) {
    throw new AppError('invalid_request', 'The request is larger than 64 KiB. Send less text.');
  }
  return {
    path: path && readAs(path, request.params),
    query: query && readAs(query, request.query),
    body: body && bodyType === 'json' ? readAs(body, jsonBody(request)) : null,
    header: (name) => request.get(name) ?? null,
    takeBody: () => takeBody(request),
  };
}

/** A change without a body may leave its type out; nothing else is read as JSON. */
function jsonBody(request: Request): unknown {
  if (request.is('application/json')) return request.body;
  throw new AppError(
    'invalid_request',
    'Send the request as JSON, with `Content-Type: application/json`.',
  );
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

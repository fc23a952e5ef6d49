import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorReply } from './error-bodies.ts';

/** The steps of the protocol at which the stand-in can be told to misbehave. */
export type Step = 'start' | 'chunk' | 'get' | 'delete' | 'generate';

/** What happens instead of the reply. */
export type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => void;

export function refuse(error: ErrorReply): Misbehaviour {
  return (request, response) => {
    request.resume();
    sendJson(response, error.status, error.body);
  };
}

export const reset: Misbehaviour = (request) => {
  request.socket.resetAndDestroy();
};

/** Takes the request and never answers. */
export const hang: Misbehaviour = (request) => {
  request.resume();
};

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers });
  response.end(JSON.stringify(body));
}

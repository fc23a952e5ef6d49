import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorReply } from './error-bodies.ts';
import type { ModelAnswer, SoundContent } from './model-answer.ts';

/** The steps of the protocol at which the stand-in can be told to misbehave. */
export type Step = 'start' | 'chunk' | 'get' | 'delete' | 'generate';

/**
 * What happens instead of the reply, or before it: where a change is returned, the request is served
 * after all, and a question answered with that change.
 */
export type Misbehaviour = (
  request: IncomingMessage,
  response: ServerResponse,
) => undefined | AnswerChange | Promise<AnswerChange>;
export interface AnswerChange extends Partial<ModelAnswer> {
  /** The file that the request is about expires first. */
  forgetsFile?: true;
  /** The sound answer, spelled otherwise. */
  spell?: (sound: SoundContent) => string;
}

export function refuse(error: ErrorReply) {
  return (request: IncomingMessage, response: ServerResponse): undefined => {
    request.resume();
    sendJson(response, error.status, error.body);
  };
}

export const reset: Misbehaviour = (request) => {
  request.socket.resetAndDestroy();
  return undefined;
};

/** Takes the request and never answers. */
export const hang: Misbehaviour = (request) => {
  request.resume();
  return undefined;
};

/** Takes not even the request, and never answers. */
export const ignore: Misbehaviour = () => undefined;

/** Does what was asked, and the reply to it is lost. */
export const loseReply: Misbehaviour = (request, response) => {
  response.writeHead = () => {
    request.socket.resetAndDestroy();
    return response;
  };
  return {};
};

/** Promises a body and breaks off within it. */
export const cutShort: Misbehaviour = (request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"file": {"na', () => response.destroy());
  return undefined;
};

export function delay(delayMs: number): Misbehaviour {
  return async () => {
    await sleep(delayMs);
    return {};
  };
}

/** The model answers this one question otherwise. */
export function answer(change: AnswerChange): Misbehaviour {
  return () => change;
}

export const forgetFile: Misbehaviour = () => ({ forgetsFile: true });

/** files.get tells this state, whatever the file's own is. */
export function fileState(state: string): Misbehaviour {
  return (request, response) => {
    const path = new URL(request.url ?? '', `http://${request.headers.host}`).pathname;
    const name = /files\/[\w-]+$/.exec(path)?.[0];
    sendJson(response, 200, { name, uri: `http://${request.headers.host}${path}`, state });
    return undefined;
  };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers });
  response.end(JSON.stringify(body));
}

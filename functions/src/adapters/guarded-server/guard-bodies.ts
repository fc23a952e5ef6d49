import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { AppError } from '../../domain/errors.ts';
import { giveBody, requestWithoutBody } from './arrived-request.ts';
import { closeAfterAnswer, isClosing } from './close-after-answer.ts';
import { type DeclaredBody, declaredBody } from './declared-body.ts';
import { receiveBody } from './receive-body.ts';

export type UnreadRequest = IncomingMessage;
export type PlatformServer = Server;

/** What is decided of a request with a body before any of it is read. */
export interface BodyRule {
  mostBytes: number;
  tooLarge: AppError;
  /** Why it is refused whatever the body holds; null where nothing is amiss. */
  refusal: AppError | null;
  /** Null: nobody wants it, and it is dropped. `whole`: our own code parses it. */
  wanted: 'parsed' | 'whole' | null;
  /** Whether whoever sends it may; our function tells them itself why not. Null: it asks later. */
  admit: ((arrived: IncomingMessage) => Promise<boolean>) | null;
}
export interface BodyGuard {
  judge(request: IncomingMessage, body: DeclaredBody): BodyRule;
  /** Has our function refuse the request. */
  refuse(arrived: IncomingMessage, refusal: AppError): void;
}

/** A body of no more is let run out, so that the connection can be used again. */
const worthWaitingBytes = 64 * 1024;

/**
 * Lets a request through to what listens on this server only once its headers were judged and its
 * body has arrived, within its limit: the platform itself reads and parses whatever comes.
 */
export function guardBodies(server: Server, guard: BodyGuard): void {
  const listeners = server.listeners('request') as RequestListener[];
  const take = (request: IncomingMessage, response: Response, goOn: () => void) => {
    // Sent before the client knew that its last answer was the last.
    if (isClosing(request.socket)) return;
    const pass = (arrived: IncomingMessage) => {
      for (const listener of listeners) listener.call(server, arrived, response);
    };
    const body = declaredBody(request.headers);
    if (body === null) {
      goOn();
      pass(request);
      return;
    }
    receive({ request, response, body, goOn, guard }).then(
      (arrived) => arrived && pass(arrived),
      () => response.destroy(),
    );
  };
  server.removeAllListeners('request');
  server.on('request', (request, response) => take(request, response, () => {}));
  // Who asks before sending is told to go on only once the body is wanted.
  server.on('checkContinue', (request, response) =>
    take(request, response, () => response.writeContinue()),
  );
}

const inManyPieces = () =>
  new AppError('invalid_request', 'The request came in too many small pieces. Send larger ones.');

type Response = Parameters<RequestListener>[1] & ServerResponse;
interface Receiving {
  request: IncomingMessage;
  response: ServerResponse;
  body: DeclaredBody;
  /** Tells a client that waits for it to send the body. */
  goOn(): void;
  guard: BodyGuard;
}

/** Null where the client is gone. */
async function receive(receiving: Receiving): Promise<IncomingMessage | null> {
  const { request, response, body, goOn, guard } = receiving;
  const { lengthBytes } = body;
  const { mostBytes, tooLarge, refusal, wanted, admit } = guard.judge(request, body);
  const arrived = requestWithoutBody(request);
  const leaveUnread = (why: AppError | null) => {
    const isShort = lengthBytes !== null && lengthBytes <= worthWaitingBytes;
    const isBegun = request.readableFlowing !== null;
    if (!isShort || isBegun) closeAfterAnswer(request, response);
    if (why !== null) guard.refuse(arrived, why);
    return giveBody(arrived, null);
  };

  if (lengthBytes !== null && lengthBytes > mostBytes) return leaveUnread(tooLarge);
  if (refusal !== null) return leaveUnread(refusal);
  if (wanted === null && lengthBytes !== null) return leaveUnread(null);
  if (admit !== null) {
    // Else it would fill the request's own buffer meanwhile, in as many pieces as its sender likes.
    request.socket.pause();
    const isAdmitted = await admit(arrived);
    request.socket.resume();
    if (!isAdmitted) return leaveUnread(null);
    if (request.destroyed) return null;
  }
  goOn();
  const whole = await receiveBody(request, { mostBytes, lengthBytes, isKept: wanted !== null });
  if (whole === 'cut off') return null;
  if (whole === 'too large') return leaveUnread(tooLarge);
  if (whole === 'too fine') return leaveUnread(inManyPieces());
  return wanted === null ? giveBody(arrived, null) : giveBody(arrived, whole, wanted);
}

import type { IncomingMessage } from 'node:http';
import { noteGarbage } from './note-garbage.ts';

export interface Reception {
  mostBytes: number;
  /** Null where nobody knows. */
  lengthBytes: number | null;
  /** Else its bytes are only counted. */
  isKept: boolean;
}
export type Received = Buffer | 'too large' | 'too fine' | 'cut off';

/** A sender may cut a body as it likes, and each piece costs some microseconds, however small. */
const allowedPieces = 2_000;
const leastMeanBytes = 64;

/**
 * The body of a request in one piece. Each of those that it comes in takes some hundred bytes more
 * than it holds: so they are copied as they come, and none is kept.
 */
export function receiveBody(
  request: IncomingMessage,
  { mostBytes, lengthBytes, isKept }: Reception,
): Promise<Received> {
  const { promise, resolve } = Promise.withResolvers<Received>();
  let kept = Buffer.alloc(0);
  let receivedBytes = 0;
  let pieces = 0;

  // The request lives as long as its answer is awaited, and so does whatever listens to it.
  const settle = (received: Received) => {
    request.off('data', take).off('end', end).off('close', cutOff).off('error', cutOff);
    resolve(received);
  };
  const end = () => settle(kept.subarray(0, receivedBytes));
  const cutOff = () => settle('cut off');
  const giveUp = (why: Received) => {
    request.socket.pause();
    settle(why);
  };
  const take = (piece: Buffer) => {
    if (receivedBytes + piece.length > mostBytes) {
      giveUp('too large');
      return;
    }
    if (isKept) {
      // Pages that nothing is written to take no memory.
      if (receivedBytes === 0) kept = Buffer.allocUnsafeSlow(lengthBytes ?? mostBytes);
      piece.copy(kept, receivedBytes);
    }
    receivedBytes += piece.length;
    pieces += 1;
    noteGarbage(piece.length);
    if (pieces > allowedPieces && receivedBytes < pieces * leastMeanBytes) giveUp('too fine');
  };
  request.on('data', take).on('end', end).on('close', cutOff).on('error', cutOff);
  return promise;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { noteGarbage } from './note-garbage.ts';

/** Most clients have read their answer and hung up by then: nothing is read for nobody. */
const firstMs = 250;
/** One that sends all before it reads gets so long, and may send so much. */
const mostMs = 5_000;
const mostBytes = 256 * 2 ** 20;

const closing = new WeakSet<Socket>();

/** Whether a connection has had its last answer. */
export const isClosing = (socket: Socket): boolean => closing.has(socket);

/**
 * Ends a connection with this answer, though the request is not read. Closed at once, the kernel would
 * answer what is still on its way with a reset, and the client lose the answer (RFC 9112, 9.6): so our
 * side ends, and what comes is dropped until the client has done, or a while is over.
 */
export function closeAfterAnswer(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  response.setHeader('Connection', 'close');
  socket.pause();
  socket.destroySoon = () => {
    closing.add(socket);
    socket.end();
    // Behind what Node does at an answer's end: it would go on reading.
    setImmediate(() => socket.pause());
    const patience = setTimeout(() => dropRest(socket), firstMs);
    socket.once('close', () => clearTimeout(patience));
  };
}

/** Past Node's parser, which would hand over each of the pieces that a sender cuts its body into. */
function dropRest(socket: Socket): void {
  const begunAt = socket.bytesRead;
  // Node's own listener goes first: it has the system read on, and the parser go once we listen.
  socket.once('resume', () => {
    socket.removeAllListeners('data');
    socket.on('data', ({ length }: Buffer) => {
      noteGarbage(length);
      if (socket.bytesRead - begunAt > mostBytes) socket.destroy();
    });
  });
  const late = setTimeout(() => socket.destroy(), mostMs);
  socket.once('close', () => clearTimeout(late));
  socket.resume();
}

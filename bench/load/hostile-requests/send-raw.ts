import { connect } from 'node:net';

export interface RawRequest {
  /** Such as `POST /health`. */
  line: string;
  headers: Readonly<Record<string, string | number>>;
  body: Iterable<Buffer>;
}
export interface RawAnswer {
  /** Null: none came. */
  status: number | null;
  /** To the first byte of it, from where the connection was opened. */
  answeredMs: number;
}

const longestMs = 30_000;
const pieceBytes = 64 * 1024;

/** Sends a request over a connection of its own, as fast as it is taken, until it is answered. */
export function sendRaw(address: string, { line, headers, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(address);
  const { promise, resolve } = Promise.withResolvers<RawAnswer>();
  const begunMs = performance.now();
  const socket = connect({ host: hostname, port: Number(port) });
  let text = '';
  let answeredMs = longestMs;
  socket.setTimeout(longestMs, () => socket.destroy());
  socket.on('data', (bytes) => {
    if (text === '') answeredMs = performance.now() - begunMs;
    text += bytes.toString('latin1');
  });
  socket.on('error', () => {});
  // Like most clients: what is left is not sent once the answer is there.
  socket.on('end', () => socket.destroy());
  socket.on('close', () => {
    const status = /^HTTP\/1\.1 (\d+)/.exec(text)?.[1];
    resolve({ status: status === undefined ? null : Number(status), answeredMs });
  });
  const pieces = inPieces(body);
  const send = () => {
    for (const piece of pieces) {
      if (socket.destroyed || !socket.write(piece)) return;
    }
  };
  socket.on('drain', send);
  socket.on('connect', () => {
    const lines = Object.entries({ Host: hostname, Connection: 'close', ...headers });
    socket.write(
      `${line} HTTP/1.1\r\n${lines.map((pair) => pair.join(': ')).join('\r\n')}\r\n\r\n`,
    );
    send();
  });
  return promise;
}

/** One generator for all calls of `send`: a `for` over it ends it unless its end is kept from it. */
function inPieces(body: Iterable<Buffer>): Iterable<Buffer> {
  const cut = (function* () {
    for (const whole of body) {
      for (let start = 0; start < whole.byteLength; start += pieceBytes) {
        yield whole.subarray(start, start + pieceBytes);
      }
    }
  })();
  return { [Symbol.iterator]: () => ({ next: () => cut.next() }) };
}

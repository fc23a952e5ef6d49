import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RawAnswer {
  /** Of each answer that came, in order; 100 among them. */
  statuses: number[];
  text: string;
  /** How the connection ended: by the server's word, or by a reset. */
  end: 'closed' | 'reset' | 'open';
}
export interface RawRequest {
  /** Such as `POST /things`. */
  line: string;
  headers?: Record<string, string | number>;
  /** What is sent of the body; a function's pieces without end. */
  body?: string | Buffer | (() => Buffer);
  /** Sent only once the server has said something. */
  waits?: boolean;
}

/** What a client gets that writes its own bytes: all that it has to say before it hangs up. */
export async function speak(
  address: string,
  requests: readonly RawRequest[],
  { lingersMs = 300, longestMs = 20_000 } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  let text = '';
  let end: RawAnswer['end'] = 'open';
  let heardMs: number | null = null;
  socket.on('data', (bytes) => {
    heardMs = performance.now();
    text += bytes.toString('latin1');
  });
  socket.on('end', () => {
    end = 'closed';
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNRESET') end = 'reset';
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const write = (bytes: string | Buffer) =>
    Promise.race([closed, new Promise<void>((resolve) => socket.write(bytes, () => resolve()))]);
  const deadline = performance.now() + longestMs;
  const goesOn = () => !socket.destroyed && performance.now() < deadline;

  for (const { line, headers = {}, body, waits = false } of requests) {
    const lines = Object.entries({ Host: hostname, ...headers }).map((pair) => pair.join(': '));
    await write(`${line} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    while (waits && heardMs === null && goesOn()) await sleep(5);
    if (typeof body === 'function') while (end === 'open' && goesOn()) await write(body());
    else if (body !== undefined) await write(body);
  }
  const sentMs = performance.now();
  const isQuiet = () =>
    heardMs !== null && performance.now() - Math.max(heardMs, sentMs) > lingersMs;
  while (!isQuiet() && goesOn() && end === 'open') await sleep(5);
  socket.destroy();
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  return { statuses, text, end };
}

/** One chunk of a body that says no length. */
export const chunk = (bytes: Buffer | string): Buffer => {
  const content = Buffer.from(bytes);
  const size = Buffer.from(`${content.byteLength.toString(16)}\r\n`);
  return Buffer.concat([size, content, Buffer.from('\r\n')]);
};

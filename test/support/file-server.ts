import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface FileServer {
  /** Such as `http://127.0.0.1:40123`. */
  address: string;
  /** What was asked for, in order: the path, and the range where there was one. */
  requests: { path: string; range: string | null }[];
  stop(): Promise<void>;
}

/** Answers each path with its answers, one after the other; the last one stays. */
export async function serveFiles(
  answers: Readonly<Record<string, readonly Answer[]>>,
): Promise<FileServer> {
  const requests: FileServer['requests'] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const before = requests.filter((one) => one.path === path).length;
    requests.push({ path, range: request.headers.range ?? null });
    const list = answers[path] ?? [];
    const answer = list[Math.min(before, list.length - 1)] ?? status(404);
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    requests,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const status =
  (code: number): Answer =>
  (_request, response) => {
    response.writeHead(code).end();
  };

export const redirect =
  (location: string): Answer =>
  (_request, response) => {
    response.writeHead(302, { location }).end();
  };

/** As a server of releases does it: whole, or from where a range begins. */
export const file =
  (bytes: Buffer, etag = '"one"'): Answer =>
  (request, response) => {
    const start = rangeStart(request, etag);
    if (start === null) {
      response.writeHead(200, { 'content-length': bytes.length, etag }).end(bytes);
      return;
    }
    const rest = bytes.subarray(start);
    const range = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
    response
      .writeHead(206, { 'content-length': rest.length, 'content-range': range, etag })
      .end(rest);
  };

/** Promises the whole, sends so many bytes and hangs up. */
export const dropAfter =
  (bytes: Buffer, sentBytes: number, etag = '"one"'): Answer =>
  (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.length, etag });
    response.write(bytes.subarray(0, sentBytes), () => response.destroy());
  };

/** Ends where nothing says that it is not the end. */
export const cutShort =
  (bytes: Buffer, sentBytes: number): Answer =>
  (_request, response) => {
    response.writeHead(200, { connection: 'close' });
    response.end(bytes.subarray(0, sentBytes));
  };

/** Sends so many bytes, then nothing. */
export const fallSilent =
  (bytes: Buffer, sentBytes: number, etag = '"one"'): Answer =>
  (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.length, etag });
    response.write(bytes.subarray(0, sentBytes));
  };

function rangeStart(request: IncomingMessage, etag: string): number | null {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== etag) return null;
  const start = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
  return start === undefined ? null : Number(start);
}

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';

export interface ResumableBucket {
  /** Of the session, as createAnalysis would answer it. */
  url: string;
  receivedBytes(): number;
  /** SHA-256 in hex of what has arrived, in the order of its arrival. */
  receivedHash(): string;
  /** The Content-Range of each PUT so far; null where it had none. */
  ranges: (string | null)[];
  /** Lets it say how much has arrived; until then it leaves that question open. */
  answer(): void;
  /** Ends the session: from now on there is none. */
  forget(): void;
  stop(): Promise<void>;
}

/**
 * One session of Cloud Storage's resumable protocol for `sizeBytes`, which the emulator ends at its
 * first request. It reads up to each of `dropAtBytes` and then drops the connection, and rests for
 * `restMs` after each chunk; at `stallAtBytes` it takes no more until there is another request. Bytes
 * that do not continue what it has are refused. A request ends the one before it, of which some may
 * still be on its way.
 */
export async function startResumableBucket(
  sizeBytes: number,
  dropAtBytes: readonly number[],
  { restMs = 0, stallAtBytes = Number.POSITIVE_INFINITY } = {},
): Promise<ResumableBucket> {
  const hash = createHash('sha256');
  const drops = [...dropAtBytes];
  const ranges: (string | null)[] = [];
  const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>();
  let received = 0;
  let next = Promise.withResolvers<void>();
  let isThere = true;

  async function receive(request: IncomingMessage): Promise<void> {
    const superseded = next.promise;
    let isSuperseded = false;
    void superseded.then(() => {
      isSuperseded = true;
    });
    const stall = received < stallAtBytes ? stallAtBytes : sizeBytes;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      if (isSuperseded) return;
      const end = Math.min(drops[0] ?? sizeBytes, stall, sizeBytes);
      const kept = chunk.subarray(0, end - received);
      hash.update(kept);
      received += kept.byteLength;
      if (restMs > 0) await rest(restMs);
      if (received === stall && received < sizeBytes) await superseded;
      if (received !== drops[0]) continue;
      drops.shift();
      request.socket.destroy();
      return;
    }
  }

  const server = createServer(async (request, response) => {
    allowBrowsers(request, response);
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    const range = request.headers['content-range'] ?? null;
    ranges.push(range);
    next.resolve();
    next = Promise.withResolvers();
    if (!isThere) return response.writeHead(404).end();
    if (range === `bytes */${sizeBytes}`) {
      await mayAnswer;
    } else {
      const expected = received === 0 ? null : `bytes ${received}-${sizeBytes - 1}/${sizeBytes}`;
      if (range !== expected) return response.writeHead(400).end(`Expected ${expected}.`);
      await receive(request).catch(() => {});
    }
    if (response.socket?.destroyed ?? true) return;
    if (received === sizeBytes) return response.writeHead(200).end();
    if (received > 0) response.setHeader('Range', `bytes=0-${received - 1}`);
    return response.writeHead(308).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/session`,
    receivedBytes: () => received,
    receivedHash: () => hash.copy().digest('hex'),
    ranges,
    answer,
    forget() {
      isThere = false;
    },
    async stop() {
      answer();
      next.resolve();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function allowBrowsers({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', headers.origin ?? '*');
  response.setHeader('Access-Control-Allow-Methods', 'PUT');
  response.setHeader('Access-Control-Allow-Headers', 'content-type, content-range');
  response.setHeader('Access-Control-Expose-Headers', 'Range');
  // Chromium sends a request again by itself, unheard by the page, where a used connection breaks.
  response.setHeader('Connection', 'close');
}

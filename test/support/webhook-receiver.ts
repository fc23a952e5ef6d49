import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
}

/** Takes webhooks on this machine; answers what `next` holds, in its order, and 204 after that. */
export async function startReceiver() {
  const received: Received[] = [];
  const next: Answer[] = [];
  const server = createServer(async (request, response) => {
    const { method, url: path, headers } = request;
    received.push({ method, path, headers, body: await text(request) });
    const { status, headers: answered } = next.shift() ?? { status: 204 };
    response.writeHead(status, answered).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/told?by=flokraft`,
    port,
    received,
    next,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** Which of these secrets signed, as a receiver that knows only the contract finds out. */
export function signersOf({ headers, body }: Received, secrets: readonly string[]): string[] {
  const [time = '', ...signatures] = String(headers['flokraft-signature']).split(',');
  const input = `${time.replace(/^t=/, '')}.${body}`;
  const signed = (secret: string) =>
    `v1=${createHmac('sha256', secret).update(input).digest('hex')}`;
  return signatures.map((signature) => {
    const signer = secrets.find((secret) => signed(secret) === signature);
    if (signer === undefined) throw new Error(`Nobody known signed ${signature}.`);
    return signer;
  });
}

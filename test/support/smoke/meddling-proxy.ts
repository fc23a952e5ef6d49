import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface Exchange {
  method: string;
  path: string;
  headers: Headers;
  body: Buffer;
}
export interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
}

export interface Meddling {
  /** What goes on in the request's place, or is answered at once. */
  ask?(request: Exchange): Promise<Answer | undefined> | Answer | undefined;
  /** Changes the real answer. */
  answer?(answer: Answer, request: Exchange): unknown;
}

/** A way to a server of the real stack on which something is broken. It ends with the test. */
export async function startMeddlingProxy(upstream: string, meddling: Meddling): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    const request: Exchange = {
      method: incoming.method ?? 'GET',
      path: incoming.url ?? '/',
      headers: headersOf(incoming),
      body: await buffer(incoming),
    };
    const answer = (await meddling.ask?.(request)) ?? (await passOn(upstream, request));
    await meddling.answer?.(answer, request);
    answer.headers.delete('content-length');
    answer.headers.delete('transfer-encoding');
    answer.headers.set('connection', 'close');
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(answer.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // What is under way is answered first.
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Of one connection alone. */
const hopByHop = ['connection', 'host', 'content-length', 'transfer-encoding', 'keep-alive'];

function headersOf({ headers }: IncomingMessage): Headers {
  const kept = Object.entries(headers).filter(([name]) => !hopByHop.includes(name));
  const result = new Headers(kept.map(([name, value]) => [name, String(value)]));
  // What is changed on the way is to be readable.
  result.set('accept-encoding', 'identity');
  return result;
}

async function passOn(upstream: string, { method, path, headers, body }: Exchange) {
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const ask = () =>
    fetch(`${upstream}${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(hasBody && { body: new Uint8Array(body) }),
    });
  // An idle connection may be closed at the very moment in which it is used again.
  const reply = await ask().catch(ask);
  return {
    status: reply.status,
    headers: new Headers(reply.headers),
    body: Buffer.from(await reply.arrayBuffer()),
  };
}

export const plainAnswer = (status: number, body: string | object = ''): Answer => ({
  status,
  headers: new Headers({
    'content-type': typeof body === 'string' ? 'text/html' : 'application/json',
  }),
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});

export function replaceText(answer: Answer, from: string | RegExp, to: string): void {
  answer.body = Buffer.from(answer.body.toString('utf8').replaceAll(from, to));
}

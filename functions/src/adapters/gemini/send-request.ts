import {
  type Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
} from 'node:http';
import { request as requestSecurely } from 'node:https';
import { failureOfNetwork } from './failures.ts';

const maxReplyBytes = 1024 * 1024;

export interface OutgoingRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  /** Pieces need last only until the next is asked for; their length belongs in the headers. */
  body: string | AsyncIterable<Uint8Array> | null;
  signal: AbortSignal;
  /** Without one the connection serves this request alone: a kept one may be dead by the next. */
  agent?: Agent;
}
export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends one request and reads its small reply; network errors become analyzer_unavailable. */
export async function sendRequest(outgoing: OutgoingRequest): Promise<Reply> {
  const { method, headers, body, signal, agent } = outgoing;
  const url = new URL(outgoing.url);
  const { promise: answered, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const send = url.protocol === 'https:' ? requestSecurely : request;
  const sending = send(url, { method, headers, signal, agent: agent ?? false });
  sending.on('response', resolve);
  sending.on('error', reject);
  if (body === null || typeof body === 'string') sending.end(body ?? undefined);
  else sendPieces(sending, body).catch(reject);
  try {
    const response = await answered;
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: await readSmall(response),
    };
  } catch (thrown) {
    throw failureOfNetwork(thrown);
  } finally {
    // A reply may come before the whole body was sent; the rest is of no use then.
    if (!sending.writableFinished) sending.destroy();
  }
}

/** Awaits each write, so that one buffer can serve all pieces: a pipeline keeps dozens alive. */
async function sendPieces(
  sending: ClientRequest,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  const closed = new Promise<never>((_, reject) => {
    sending.on('close', () => reject(new Error('closed before the body was sent')));
  });
  closed.catch(() => undefined);
  for await (const piece of pieces) {
    const written = new Promise<void>((resolve, reject) => {
      sending.write(piece, (error) => (error ? reject(error) : resolve()));
    });
    await Promise.race([written, closed]);
  }
  sending.end();
}

async function readSmall(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxReplyBytes) throw new Error(`reply over ${maxReplyBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

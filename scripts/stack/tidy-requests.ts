import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import process from 'node:process';

/** What the request is answered with that is under way. */
const answering = new AsyncLocalStorage<ServerResponse>();

/**
 * Has an emulator's server see readable addresses alone, before whatever else of it looks at a
 * request. What it throws beside the promises that it waits for fails one request, not the process.
 */
export function tidyRequests(
  server: Server,
  tidy: (request: IncomingMessage) => void = () => {},
): Server {
  outliveRequests();
  const handlers = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const address = tidyAddress(request.url ?? '/', request.headers.host);
    if (address === null) {
      refuse(response, 400, 'invalid_request', 'The address of the request cannot be read.');
      return;
    }
    request.url = address;
    tidy(request);
    answering.run(response, async () => {
      for (const handle of handlers) handle.call(server, request, response);
    });
  });
  return server;
}

/** The address with a query that can be decoded; null where the rest cannot be read. */
export function tidyAddress(address: string, host = ''): string | null {
  // A client that takes the server for a proxy names it in the address (RFC 9112, 3.2.2).
  const [path = '', ...query] = address.replace(/^https?:\/\/[^/?#]*/i, '').split('?');
  // Two slashes in front would name a host.
  const rooted = path.replace(/^\/*/, '/');
  if (!isDecodable(path) || !URL.canParse(rooted, `http://${host}`)) return null;
  // Whoever reads the query takes what cannot be decoded as it stands.
  const readable = query
    .join('?')
    .replaceAll(/[^&=]+/g, (part) => (isDecodable(part) ? part : part.replaceAll('%', '%25')));
  return query.length === 0 ? rooted : `${rooted}?${readable}`;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function outliveRequests(): void {
  if (process.listeners('unhandledRejection').includes(failRequest)) return;
  process.on('unhandledRejection', failRequest);
}

function failRequest(reason: unknown): void {
  const response = answering.getStore();
  if (response === undefined) throw reason;
  if (response.headersSent) response.destroy();
  else refuse(response, 500, 'internal', 'The local stack cannot answer this request.');
}

/** In the shape of our own refusals. */
function refuse(response: ServerResponse, code: number, reason: string, error: string): void {
  response.writeHead(code, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ error, code, reason }));
}

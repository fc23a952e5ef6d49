import { IncomingMessage } from 'node:http';

/** The same request, as one whose body is still to be given to it. */
export function requestWithoutBody(request: IncomingMessage): IncomingMessage {
  const arrived = new IncomingMessage(request.socket);
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders } = request;
  const headers = { ...request.headers };
  for (const name of ['content-length', 'transfer-encoding', 'expect']) delete headers[name];
  Object.assign(arrived, { method, url, httpVersion, httpVersionMajor, httpVersionMinor });
  return Object.assign(arrived, { rawHeaders, headers, complete: true });
}

/**
 * Gives a request its body, null for none. The platform reads it as it reads any; one that is handed
 * over `whole` is the `rawBody` that it would make, and neither read nor copied again.
 */
export function giveBody(
  arrived: IncomingMessage,
  body: Buffer | null,
  as: 'parsed' | 'whole' = 'parsed',
): IncomingMessage {
  if (body !== null && as === 'whole') Object.assign(arrived, { rawBody: body });
  if (body !== null && as === 'parsed') {
    arrived.headers['content-length'] = `${body.byteLength}`;
    arrived.push(body);
  }
  arrived.push(null);
  return arrived;
}

import type { Request } from 'express';

/**
 * Whence a request comes, for callers that have no account. Behind hosting the first entry of
 * X-Forwarded-For is the client and the last one the CDN; but a client may write entries of its own
 * before them, and nobody tells which. So nothing but politeness may hang on it.
 */
export function clientAddress(request: Request): string {
  const [first = ''] = (request.get('X-Forwarded-For') ?? '').split(',');
  return first.trim().slice(0, longest) || request.socket.remoteAddress || 'unknown';
}

/** IPv6 with an IPv4 tail: more is no address, and would only fill memory. */
const longest = 45;

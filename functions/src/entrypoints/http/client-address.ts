import type { UnreadRequest } from '../../app.ts';

/**
 * Whence a request comes, for callers that have no account. Behind hosting the first entry of
 * X-Forwarded-For is the client and the last one the CDN; but a client may write entries of its own
 * before them, and nobody tells which. So nothing but politeness may hang on it.
 */
export function clientAddress({ headers, socket }: UnreadRequest): string {
  const [first = ''] = String(headers['x-forwarded-for'] ?? '').split(',');
  return first.trim().slice(0, longest) || socket.remoteAddress || 'unknown';
}

/** IPv6 with an IPv4 tail: more is no address, and would only fill memory. */
const longest = 45;

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CursorSigner } from '../workflows/ports/callers.ts';

/** Cursors that only we can make, and that are good only for the caller and filters they were made for. */
export function createCursorSigner(signingKey: () => string): CursorSigner {
  const sign: CursorSigner['sign'] = (payload, boundTo) => {
    const signature = createHmac('sha256', signingKey()).update(`${payload}\n${boundTo}`);
    return `${Buffer.from(payload).toString('base64url')}.${signature.digest('base64url')}`;
  };
  return {
    sign,
    verify(cursor, boundTo) {
      const [body = ''] = cursor.split('.', 1);
      const payload = Buffer.from(body, 'base64url').toString();
      // Letter by letter: decoding forgives what we never wrote, such as a third part.
      const expected = Buffer.from(sign(payload, boundTo));
      const actual = Buffer.from(cursor);
      return actual.length === expected.length && timingSafeEqual(actual, expected)
        ? payload
        : null;
    },
  };
}

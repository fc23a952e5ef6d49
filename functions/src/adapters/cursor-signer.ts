import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CursorSigner } from '../workflows/ports/callers.ts';

/** Cursors that only we can make, and that are good only for the caller and filters they were made for. */
export function createCursorSigner(signingKey: () => string): CursorSigner {
  const signature = (payload: string, boundTo: string) =>
    createHmac('sha256', signingKey()).update(`${payload}\n${boundTo}`).digest();

  return {
    sign(payload, boundTo) {
      const body = Buffer.from(payload).toString('base64url');
      return `${body}.${signature(payload, boundTo).toString('base64url')}`;
    },
    verify(cursor, boundTo) {
      const [body = '', given = ''] = cursor.split('.');
      const payload = Buffer.from(body, 'base64url').toString();
      const expected = signature(payload, boundTo);
      const actual = Buffer.from(given, 'base64url');
      return actual.length === expected.length && timingSafeEqual(actual, expected)
        ? payload
        : null;
    },
  };
}

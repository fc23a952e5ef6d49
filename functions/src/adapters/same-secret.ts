import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares in a time that tells nothing; no secret equals none. */
export function sameSecret(given: string, secret: string | null): boolean {
  if (secret === null) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

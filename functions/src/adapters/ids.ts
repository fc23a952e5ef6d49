import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Ids } from '../workflows/ports.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const idLength = 20;

/** Ids like Firestore's own: 20 letters and digits, random from the start, so writes spread. */
export function createIds(): Ids {
  const id = () =>
    Array.from({ length: idLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return {
    analysisId: id,
    runId: id,
    webhookSecret: () => randomBytes(32).toString('hex'),
    fingerprint: (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex'),
    fingerprintOfBytes(chunks) {
      const hash = createHash('sha256');
      for (const chunk of chunks) hash.update(chunk);
      return hash.digest('hex');
    },
  };
}

import { setTimeout as delay } from 'node:timers/promises';
import type { DocumentData } from 'firebase-admin/firestore';
import { adminFirestore } from './admin-sdk.ts';

/**
 * The first state of a document (undefined: missing) that is wanted; rejects after `timeoutMs`. It
 * looks again and again: the emulator's listeners may miss a change that meets their beginning.
 */
export async function waitUntil(
  path: string,
  wanted: (data: DocumentData | undefined) => boolean,
  timeoutMs = 45_000,
): Promise<DocumentData | undefined> {
  const giveUpAt = Date.now() + timeoutMs;
  for (;;) {
    const data = (await adminFirestore.doc(path).get()).data();
    if (wanted(data)) return data;
    if (Date.now() > giveUpAt) {
      throw new Error(`${path} did not get there; last: ${JSON.stringify(data)}`);
    }
    await delay(200);
  }
}

import type { DocumentData } from 'firebase-admin/firestore';
import { adminFirestore } from './admin-sdk.ts';

/** The first state of a document (undefined: missing) that is wanted; rejects after `timeoutMs`. */
export function waitUntil(
  path: string,
  wanted: (data: DocumentData | undefined) => boolean,
  timeoutMs = 45_000,
): Promise<DocumentData | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<DocumentData | undefined>();
  let last: unknown;
  const stop = adminFirestore.doc(path).onSnapshot((snapshot) => {
    last = snapshot.data();
    if (wanted(snapshot.data())) resolve(snapshot.data());
  }, reject);
  const timer = setTimeout(() => {
    reject(new Error(`${path} did not get there; last: ${JSON.stringify(last)}`));
  }, timeoutMs);
  return promise.finally(() => {
    clearTimeout(timer);
    stop();
  });
}

import { setTimeout as sleep } from 'node:timers/promises';
import { adminSdk } from './admin-sdk.ts';

const pollMs = 100;
const timeoutMs = 180_000;

/** The final status of each analysis, in the same order, once no run of them is under way. */
export async function untilEnded(analysisIds: readonly string[]): Promise<string[]> {
  const { firestore } = adminSdk();
  const refs = analysisIds.map((analysisId) => firestore.doc(`analyses/${analysisId}`));
  const giveUpAt = performance.now() + timeoutMs;
  while (performance.now() < giveUpAt) {
    const snapshots = await firestore.getAll(...refs, { fieldMask: ['status'] });
    const statuses = snapshots.map((snapshot) => String(snapshot.get('status')));
    if (!statuses.includes('processing')) return statuses;
    await sleep(pollMs);
  }
  throw new Error(`Runs are still under way after ${timeoutMs / 1_000} s: see the emulators' log.`);
}

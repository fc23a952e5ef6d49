import { type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { adminFirestore } from '../support/admin-sdk.ts';
import { sweepNow } from '../support/sweep-now.ts';
import type { FaultLog } from './fault-log.ts';

export interface LeaseWatch {
  /** The analyses that a worker holds now. */
  held(): QueryDocumentSnapshot[];
  /** The one whose run this scratch folder belongs to. */
  heldBy(folder: string): QueryDocumentSnapshot | undefined;
  /** Ends a lease at once, as if its time were over: nobody has to wait for it. */
  lapse(held: QueryDocumentSnapshot): Promise<void>;
  stop(): void;
}

const heartbeatMs = 20_000;
const leaseMs = 60_000;

/**
 * Follows every lease. With `lapseSilent` a lease that has not been renewed for longer than a
 * heartbeat is ended too: its worker is dead.
 */
export function watchLeases(log: FaultLog, options: { lapseSilent: boolean }): LeaseWatch {
  let held: QueryDocumentSnapshot[] = [];
  const query = adminFirestore.collection('analyses').where('lease_expires_at', '!=', null);
  const unwatch = query.onSnapshot((snapshot) => {
    held = snapshot.docs;
  });

  async function lapse(document: QueryDocumentSnapshot): Promise<void> {
    const [runId, attempt] = [document.get('run_id'), document.get('attempt')];
    const ended = await adminFirestore.runTransaction(async (transaction) => {
      const now = await transaction.get(document.ref);
      const same = now.get('run_id') === runId && now.get('attempt') === attempt;
      if (!same || !now.get('lease_expires_at')) return false;
      transaction.update(document.ref, { lease_expires_at: Timestamp.now() });
      return true;
    });
    if (!ended) return;
    log.note(document.id, `lease of attempt ${attempt} ended by the harness`);
    await sweepNow();
  }

  const timer = setInterval(() => {
    const renewedBefore = Date.now() - heartbeatMs - 3_000;
    for (const document of held) {
      const lease = document.get('lease_expires_at') as Timestamp;
      if (lease.toMillis() - leaseMs < renewedBefore) lapse(document).catch(() => {});
    }
  }, 1_000);
  if (!options.lapseSilent) clearInterval(timer);

  return {
    held: () => held,
    heldBy: (folder) => held.find(({ id }) => folder.includes(id)),
    lapse,
    stop() {
      clearInterval(timer);
      unwatch();
    },
  };
}

import { type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { adminFirestore } from '../support/admin-sdk.ts';
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
    try {
      // No transaction: one that waits for a dead worker's lock would add to the queue for it.
      const unchanged = { lastUpdateTime: document.updateTime };
      await document.ref.update({ lease_expires_at: Timestamp.now() }, unchanged);
    } catch {
      return;
    }
    log.note(document.id, `lease of attempt ${document.get('attempt')} ended by the harness`);
  }

  const timer = setInterval(() => {
    const now = Date.now();
    for (const document of held) {
      const endsAt = (document.get('lease_expires_at') as Timestamp).toMillis();
      const isSilent = endsAt - leaseMs < now - heartbeatMs - 3_000;
      if (isSilent && endsAt > now) void lapse(document);
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

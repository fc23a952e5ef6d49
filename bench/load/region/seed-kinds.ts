import type { Firestore } from 'firebase-admin/firestore';
import {
  summaryRef,
  workRef,
  writeWork,
} from '../../../functions/src/adapters/firestore/documents.ts';
import { quotaRef, writeQuota } from '../../../functions/src/adapters/firestore/quota-documents.ts';
import type { Summary } from '../../../functions/src/contract/summary.ts';
import { unusedQuota } from '../../../functions/src/domain/limits/quota.ts';
import type { Work } from '../../../functions/src/domain/states/analysis.ts';
import { placeOf } from '../../../functions/src/domain/states/place.ts';
import { buildAnalysis } from '../../../test/support/build-analysis.ts';

interface Seed {
  summary: Partial<Summary>;
  work?: Partial<Work>;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** One of each kind of what a sweep finds. */
export function kindsOfWork(now: Date): Record<string, Seed> {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const waits = { stage: 'queued', updated_at: ago(3 * minuteMs) } as const;
  const ended = { status: 'completed', processed: true, stage: null, progress: 100 } as const;
  return {
    lapsed: {
      summary: { status: 'processing', stage: 'measuring', lease_expires_at: ago(minuteMs) },
      work: { sent: true },
    },
    rested: {
      summary: { status: 'processing', ...waits },
      work: { notBefore: ago(minuteMs) },
    },
    out: { summary: { status: 'queued', ...waits }, work: { sent: true } },
    waiting: { summary: { status: 'queued', ...waits } },
    rerun: { summary: { status: 'processing', ...waits } },
    unarrived: { summary: { status: 'uploading', timestamp: ago(61 * minuteMs) } },
    due: { summary: { ...ended, expires_at: ago(minuteMs) } },
    expired: { summary: { ...ended, status: 'expired', expires_at: ago(minuteMs) } },
    source: { summary: ended, work: { sourceKeptSince: ago(31 * dayMs), keptBytes: 1_000 } },
  };
}

/** So many of each kind, each of a user of its own; and as much work whose analysis is gone. */
export async function seedKinds(firestore: Firestore, count: number, now: Date): Promise<void> {
  const writer = firestore.bulkWriter();
  const put = (...written: Parameters<typeof writer.set>) => void writer.set(...written);
  const times = Array.from({ length: count }, (_, index) => index);
  for (const [kind, { summary, work }] of Object.entries(kindsOfWork(now))) {
    for (const index of times) {
      const userId = `user-${kind}-${index}`;
      const ref = summaryRef(firestore, `${kind}-${index}`);
      const slot = { userId, shard: null };
      const stored = buildAnalysis(
        { user_id: userId, timestamp: now, ...summary },
        { upload: null, sourceGeneration: kind === 'unarrived' ? null : '1', slot, ...work },
      );
      put(ref, stored.summary);
      put(workRef(ref), writeWork(stored.work));
      const place = placeOf(stored);
      const since = stored.work.notBefore ?? stored.summary.updated_at;
      const pending = place === null ? {} : { [ref.id]: { place, since } };
      put(quotaRef(firestore, userId), writeQuota({ ...unusedQuota, pending }));
    }
  }
  for (const index of times) {
    const gone = summaryRef(firestore, `!gone-${index}`);
    put(workRef(gone), writeWork(buildAnalysis().work));
  }
  await writer.close();
}

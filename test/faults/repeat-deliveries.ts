import { setTimeout as sleep } from 'node:timers/promises';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { adminFirestore, bucket } from '../support/admin-sdk.ts';
import { type Address, projectId, region } from '../support/stack-addresses.ts';
import type { FaultLog } from './fault-log.ts';
import type { Random } from './seeded-random.ts';
import { tellUpload } from './tell-upload.ts';

const patienceMs = 15_000;

export interface Repeater {
  /** Sends the event of a stored upload again, once soon and once late. */
  onUploaded(objectPath: string, analysisId: string): void;
  /** Stops, once every repetition under way has been answered or will never be. */
  stop(): Promise<void>;
}

/** Delivers a second time what the platform delivers: each task, each trigger's event. */
export function repeatDeliveries(functions: Address, random: Random, log: FaultLog): Repeater {
  const address = `http://${functions.host}:${functions.port}`;
  const underWay = new Set<Promise<void>>();
  const known = new Set<string>();
  const unanswered = new AbortController();
  let stopped = false;

  function later(delayMs: number, work: () => Promise<void>): void {
    const done = sleep(delayMs)
      .then(() => (stopped ? undefined : work()))
      .catch((error: unknown) => log.note(null, `a repetition failed: ${error}`))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  }
  function once(key: string, work: () => void): void {
    if (known.has(key)) return;
    known.add(key);
    work();
  }

  async function repeatTask(analysisId: string, runId: string, dispatch: number): Promise<void> {
    // What Cloud Tasks posts, posted once more.
    const reply = await fetch(`${address}/${projectId}/${region}/processAnalysis`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ data: { analysisId, runId, dispatch } }),
      signal: unanswered.signal,
    }).catch((error: unknown) => ({ status: String(error) }));
    log.note(analysisId, `task ${runId}-${dispatch} delivered again, answered ${reply.status}`);
  }

  async function offerTask(document: DocumentSnapshot): Promise<void> {
    const work = await document.ref.collection('private').doc('work').get();
    const dispatch = Number(work.get('dispatch') ?? 0);
    const runId = String(document.get('run_id'));
    once(`task ${document.id} ${runId} ${dispatch}`, () => {
      later(random.integer(0, 5_000), () => repeatTask(document.id, runId, dispatch));
    });
  }

  const unwatch = adminFirestore.collection('analyses').onSnapshot((snapshot) => {
    for (const { doc, type } of snapshot.docChanges()) {
      if (type === 'removed') continue;
      const state = ['run_id', 'status', 'stage', 'attempt'].map((name) => doc.get(name)).join(' ');
      once(`write ${doc.id} ${state}`, () => {
        // Firestore fires `written` for a write that changes nothing too.
        later(random.integer(0, 3_000), async () => {
          await doc.ref.update({ user_id: doc.get('user_id') }).catch(() => {
            log.note(doc.id, 'was gone before its event could be repeated');
          });
        });
      });
      if (doc.get('stage') === 'queued') later(0, () => offerTask(doc));
    }
  });

  return {
    onUploaded(objectPath, analysisId) {
      later(0, async () => {
        const [data] = await bucket.file(objectPath).getMetadata();
        for (const delayMs of [random.integer(0, 1_000), random.integer(4_000, 15_000)]) {
          later(delayMs, async () => {
            await tellUpload(functions, data);
            log.note(analysisId, 'event of the upload delivered again');
          });
        }
      });
    },
    async stop() {
      unwatch();
      stopped = true;
      const giveUp = setTimeout(() => unanswered.abort(), patienceMs);
      await Promise.all(underWay);
      clearTimeout(giveUp);
    },
  };
}

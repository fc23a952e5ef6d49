import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { writeWork } from '../../../functions/src/adapters/firestore/documents.ts';
import { writeQuota } from '../../../functions/src/adapters/firestore/quota-documents.ts';
import { writeWorker } from '../../../functions/src/adapters/firestore/worker-documents.ts';
import { unusedQuota } from '../../../functions/src/domain/limits/quota.ts';
import { unstartedWork } from '../../../functions/src/domain/states/analysis.ts';
import { FUNCTIONS } from '../../../scripts/stack/paths.ts';
import { finishedAnalysis } from '../finished-analysis.ts';

/** What a service that nobody uses at present has left behind. */
export interface History {
  failed: number;
  completed: number;
  /** That were heard within the last day. */
  workers: number;
  owners: number;
}
export const noHistory: History = { failed: 0, completed: 0, workers: 0, owners: 0 };
export const someHistory: History = { failed: 30, completed: 30, workers: 40, owners: 20 };

// The functions' own copy of the SDK: it is the one whose calls are counted, and whose times it knows.
const ofFunctions = createRequire(path.join(FUNCTIONS, 'package.json'));
const { initializeApp }: typeof import('firebase-admin/app') = ofFunctions('firebase-admin/app');
const { getFirestore }: typeof import('firebase-admin/firestore') = ofFunctions(
  'firebase-admin/firestore',
);

const hourMs = 60 * 60_000;

/** All of it some hours before `now`, in a project's Firestore on the emulator. */
export async function seedHistory(projectId: string, history: History, now: Date): Promise<void> {
  const firestore = getFirestore(initializeApp({ projectId }, randomUUID()));
  const writer = firestore.bulkWriter();
  const ago = (index: number) => new Date(now.getTime() - (2 + index / 60) * hourMs);
  const owners = Array.from({ length: history.owners }, () => randomUUID());
  const each = (count: number, write: (index: number) => void) => {
    for (let index = 0; index < count; index += 1) write(index);
  };
  const analysis = (index: number, fields: object) => {
    const [analysisId, userId] = [randomUUID(), owners[index % owners.length] ?? randomUUID()];
    const video = { userId, contentType: 'video/mp4', sizeBytes: 1_000 };
    const document = firestore.doc(`analyses/${analysisId}`);
    const ended = finishedAnalysis(analysisId, video, ago(index));
    void writer.set(document, { ...ended, ...fields });
    const work = {
      ...unstartedWork,
      dispatch: 1,
      sourceGeneration: '1',
      sourceKeptSince: ago(index),
    };
    void writer.set(document.collection('private').doc('work'), writeWork(work));
  };
  const error = {
    code: 'video_unreadable',
    message: 'The video cannot be read.',
    retryable: false,
  };
  each(history.completed, (index) =>
    analysis(index, { processed_at: ago(index), started_at: ago(index) }),
  );
  each(history.failed, (index) =>
    analysis(index, { status: 'failed', processed: false, error, failed_at: ago(index) }),
  );
  each(history.workers, (index) => {
    const instanceId = randomUUID();
    const memory = { rssMb: 300, tmpMb: 20, lastPeakMb: 320, limitMb: 2_048, peaksMb: {} };
    const told = { ...memory, instanceId, analysisId: randomUUID(), runId: 'run-1' };
    void writer.set(
      firestore.doc(`workers/${instanceId}`),
      writeWorker({ ...told, updatedAt: ago(index) }),
    );
  });
  for (const owner of owners) {
    const listed = { listed_at: ago(0), has_account: true };
    void writer.set(firestore.doc(`quotas/${owner}`), { ...writeQuota(unusedQuota), ...listed });
  }
  await writer.close();
}

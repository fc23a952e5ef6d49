import { randomUUID } from 'node:crypto';
import type { Ports } from '../../../scripts/stack/ports.ts';
import { adminSdk } from '../admin-sdk.ts';
import { signUpCallers } from '../callers.ts';
import type { Account } from './visitor.ts';

/** People who are signed in and have a session in each state that one may end in. */
export async function openAccounts(ports: Ports, count: number): Promise<Account[]> {
  const callers = await signUpCallers(ports, count, { admins: false });
  return Promise.all(
    callers.map(async ({ userId, idToken }) => {
      const [completed, failed, cancelled] = [randomUUID(), randomUUID(), randomUUID()];
      await seed(userId, completed, { status: 'completed', processed: true, total_score: 70 });
      await adminSdk()
        .firestore.doc(`analyses/${completed}/reports/run-1`)
        .set({ text: 'Well danced. '.repeat(500), total_score: 70, created_at: new Date() });
      const error = { code: 'video_unreadable', message: 'Send another.', retryable: false };
      await seed(userId, failed, { status: 'failed', error });
      await seed(userId, cancelled, { status: 'cancelled' });
      return { userId, idToken, ended: { completed, failed, cancelled } };
    }),
  );
}

async function seed(userId: string, id: string, fields: object): Promise<void> {
  const now = new Date();
  await adminSdk()
    .firestore.doc(`analyses/${id}`)
    .set({
      ...{ user_id: userId, analysis_type: 'solo', dance_type: null, dancers: null, title: null },
      ...{ params: {}, timestamp: now, updated_at: now, processed: false, stage: null },
      ...{ progress: 100, message: null, video: null, run_id: 'run-1', attempt: 1 },
      ...{ lease_expires_at: null, total_score: null, scores: {}, analyzer: null, error: null },
      ...fields,
    });
}

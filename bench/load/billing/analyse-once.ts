import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '../../../scripts/stack/boot.ts';
import { adminSdk } from '../admin-sdk.ts';
import { signUpCallers } from '../callers.ts';

const timeoutMs = 120_000;

export interface Analysed {
  analysisId: string;
  /** From its claim to its end. */
  processingMs: number;
}

/** One solo by a new user, from createAnalysis to completed, as the dashboard does it. */
export async function analyseOnce(stack: Pick<Stack, 'ports'>, video: Buffer): Promise<Analysed> {
  const [caller] = await signUpCallers(stack.ports, 1, { admins: false });
  if (caller === undefined) throw new Error('Nobody could sign up.');
  const { body } = await caller.call('createAnalysis', {
    analysisType: 'solo',
    danceType: 'salsa',
    video: { contentType: 'video/mp4', sizeBytes: video.byteLength },
  });
  const { analysisId, upload } = (JSON.parse(body) as Reply).result;
  const { url, headers } = upload;
  const uploaded = await fetch(url, { method: 'PUT', headers, body: Uint8Array.from(video) });
  if (!uploaded.ok) throw new Error(`The upload was answered ${uploaded.status}.`);
  const giveUpAt = performance.now() + timeoutMs;
  while (performance.now() < giveUpAt) {
    const stored = await adminSdk().firestore.doc(`analyses/${analysisId}`).get();
    const status = String(stored.get('status'));
    if (status === 'completed') {
      const [from, to] = [stored.get('started_at'), stored.get('processed_at')];
      return { analysisId, processingMs: to.toMillis() - from.toMillis() };
    }
    if (!['uploading', 'queued', 'processing'].includes(status)) {
      throw new Error(`It ended ${status}: ${JSON.stringify(stored.get('error'))}`);
    }
    await sleep(200);
  }
  throw new Error(`It is still under way after ${timeoutMs / 1_000} s.`);
}

interface Reply {
  result: { analysisId: string; upload: { url: string; headers: Record<string, string> } };
}

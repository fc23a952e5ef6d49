import { afterAll, beforeEach } from 'vitest';
import { createWebhookSender } from '../../functions/src/adapters/webhook-sender.ts';
import type { RunError } from '../../functions/src/contract/summary.ts';
import type { Event } from '../../functions/src/domain/states/events.ts';
import { readWebhook } from '../../functions/src/workflows/read-webhook.ts';
import { aReport } from './build-report.ts';
import { aUser } from './service-in-process.ts';
import { startReceiver } from './webhook-receiver.ts';
import { startWebhookService } from './webhook-service.ts';

export const error: RunError = {
  code: 'video_unreadable',
  message: 'Not a video.',
  retryable: false,
};
/** What makes a session that waits for its video a completed one. */
export const toCompleted = (text: string): Event[] => [
  { kind: 'acceptUpload', generation: '1' },
  { kind: 'claim' },
  { kind: 'complete', report: { ...aReport, text } },
];

/** A service and a receiver of its webhooks for the tests of one file, fresh for each of them. */
export async function openWebhookSetting() {
  const receiver = await startReceiver();
  const service = startWebhookService();
  beforeEach(() => {
    service.ports.webhookSender = createWebhookSender({ toLoopback: true });
    service.tasks.clear();
    service.logged.splice(0);
    receiver.received.splice(0);
    receiver.next.splice(0);
  });
  afterAll(() => Promise.all([receiver.close(), service.stop()]));

  /** A session that ended and whose one task waits to be delivered. */
  async function endedSession(events: Event[] = [{ kind: 'cancel' }], owner = aUser()) {
    const id = await service.open(owner, receiver.url);
    const written = await service.happen(id, ...events);
    await service.tell(written);
    const task = { analysisId: id, runId: written.after?.run_id ?? '' };
    return { id, owner, written, task, state: () => readWebhook(service.ports, owner, id) };
  }
  return { receiver, service, endedSession };
}

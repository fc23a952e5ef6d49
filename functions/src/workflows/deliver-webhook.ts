import { describeResults } from '../domain/sessions/session-replies.ts';
import {
  countAttempt,
  dropDelivery,
  giveUp,
  type WebhookDelivery,
  webhookEventId,
} from '../domain/sessions/webhook-delivery.ts';
import {
  countDelivery,
  isSwitchedOff,
  type WebhookReceiver,
} from '../domain/sessions/webhook-receiver.ts';
import { secretsInForce, type WebhookSecret } from '../domain/sessions/webhook-secret.ts';
import type { WebhookTask } from './ports/webhooks.ts';
import type { Ports } from './ports.ts';

type DeliveryPorts = Pick<
  Ports,
  'analyses' | 'webhooks' | 'webhookSender' | 'ids' | 'clock' | 'logger'
>;

/** One attempt to post the end of a run. `again`: the queue is to try once more, later. */
export async function deliverWebhook(
  ports: DeliveryPorts,
  task: WebhookTask,
): Promise<'over' | 'again'> {
  const { analysisId, runId } = task;
  const [stored, delivery] = await Promise.all([
    ports.analyses.read(analysisId),
    ports.webhooks.read(analysisId, runId),
  ]);
  const url = stored?.work.session?.webhookUrl ?? null;
  if (stored === null || delivery?.state !== 'pending' || url === null) {
    ports.logger.info('webhook_dropped', { ...task });
    return 'over';
  }
  const { user_id: userId } = stored.summary;
  const receiver = await ports.webhooks.readReceiver(userId, url);
  if (isSwitchedOff(receiver)) {
    await ports.webhooks.update(analysisId, runId, dropDelivery);
    ports.logger.info('webhook_switched_off', { ...task, host: new URL(url).host });
    return 'over';
  }
  const body = await bodyOf(ports, task, delivery);
  if (body === null) {
    await ports.webhooks.update(analysisId, runId, giveUp);
    ports.logger.warn('webhook_without_results', { ...task });
    return 'over';
  }
  const secret = await secretOf(ports, userId);
  const sentAt = ports.clock.now();
  const { status, failure } = await ports.webhookSender.send({
    url,
    eventId: webhookEventId(analysisId, runId, delivery.end),
    body,
    secrets: secretsInForce(secret, sentAt),
    sentAt,
  });
  let endsNow = false;
  const counted = await ports.webhooks.update(analysisId, runId, (current) => {
    const next = countAttempt(current, status, ports.clock.now());
    endsNow = next.state !== current.state;
    return next;
  });
  if (counted !== null && endsNow) await countEnd(ports, { userId, url, receiver }, counted);
  const { state, attempts } = counted ?? { state: 'dropped', attempts: null };
  const { host } = new URL(url);
  ports.logger.info('webhook_attempted', { ...task, host, status, failure, state, attempts });
  return state === 'pending' ? 'again' : 'over';
}

async function countEnd(
  { webhooks, clock }: DeliveryPorts,
  { userId, url, receiver }: { userId: string; url: string; receiver: WebhookReceiver | null },
  { state }: WebhookDelivery,
): Promise<void> {
  if (state === 'delivered' && receiver === null) return;
  await webhooks.changeReceiver(userId, url, (stored) => countDelivery(stored, state, clock.now()));
}

/** The results reply of that run's end; null where its report has gone with the expired session. */
async function bodyOf(
  { analyses }: DeliveryPorts,
  { analysisId, runId }: WebhookTask,
  { end }: WebhookDelivery,
): Promise<string | null> {
  const isCompleted = end.status === 'completed';
  const report = isCompleted ? await analyses.readReport(analysisId, runId) : null;
  if (isCompleted && report === null) return null;
  return JSON.stringify(describeResults(analysisId, end, report).body);
}

/** The user's own, made now if they have never asked for one: they get to know it by rotating it. */
function secretOf({ webhooks, ids }: DeliveryPorts, userId: string): Promise<WebhookSecret> {
  return webhooks.changeSecret(
    userId,
    (stored) => stored ?? { current: ids.webhookSecret(), previous: null },
  );
}

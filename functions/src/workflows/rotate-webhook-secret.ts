import type { WebhookSecretReply } from '../contract/webhooks.ts';
import type { Caller } from '../domain/access.ts';
import { rotateSecret } from '../domain/sessions/webhook-secret.ts';
import type { Ports } from './ports.ts';

/** Makes the caller's secret for webhooks, or a new one beside which the old still signs for a day. */
export async function rotateWebhookSecret(
  { webhooks, ids, clock }: Pick<Ports, 'webhooks' | 'ids' | 'clock'>,
  { userId }: Caller,
): Promise<WebhookSecretReply> {
  const { current, previous } = await webhooks.changeSecret(userId, (stored) =>
    rotateSecret(stored, ids.webhookSecret(), clock.now()),
  );
  return { secret: current, previousValidUntil: previous?.validUntil.toISOString() ?? null };
}

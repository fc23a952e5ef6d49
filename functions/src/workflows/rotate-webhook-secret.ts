import type { WebhookSecretReply } from '../contract/webhooks.ts';
import type { Caller } from '../domain/access.ts';
import { rotateSecret } from '../domain/sessions/webhook-secret.ts';
import type { Ports } from './ports.ts';

/** Makes the caller's secret for webhooks, or a new one beside which the old still signs for a day. */
export async function rotateWebhookSecret(
  { webhooks, ids, clock }: Pick<Ports, 'webhooks' | 'ids' | 'clock'>,
  { userId }: Caller,
): Promise<WebhookSecretReply> {
  const fresh = ids.webhookSecret();
  // It is stored already where the reply to the first try was lost.
  const { current, previous } = await webhooks.changeSecret(userId, (stored) =>
    stored?.current === fresh ? stored : rotateSecret(stored, fresh, clock.now()),
  );
  return { secret: current, previousValidUntil: previous?.validUntil.toISOString() ?? null };
}

import type { SessionWebhookReply } from '../contract/webhooks.ts';
import { type Caller, requireAccess } from '../domain/access.ts';
import { AppError } from '../domain/errors.ts';
import { isSwitchedOff } from '../domain/sessions/webhook-receiver.ts';
import type { Ports } from './ports.ts';

/** How the end of the run in force gets to the session's webhook; before that end, it is pending, or switched off. */
export async function readWebhook(
  { analyses, webhooks }: Pick<Ports, 'analyses' | 'webhooks'>,
  caller: Caller,
  sessionId: string,
): Promise<SessionWebhookReply> {
  const { summary, work } = requireAccess(await analyses.read(sessionId), caller);
  const url = work.session?.webhookUrl ?? null;
  if (url === null) {
    throw new AppError(
      'not_found',
      'This session has no webhook. Send a webhook_url along when you open one.',
    );
  }
  const [delivery, receiver] = await Promise.all([
    webhooks.read(sessionId, summary.run_id),
    webhooks.readReceiver(summary.user_id, url),
  ]);
  return {
    url,
    state: delivery?.state ?? (isSwitchedOff(receiver) ? 'switched_off' : 'pending'),
    attempts: delivery?.attempts ?? 0,
    lastStatus: delivery?.lastStatus ?? null,
    nextAttemptAt: delivery?.nextAttemptAt?.toISOString() ?? null,
  };
}

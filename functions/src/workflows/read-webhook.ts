import type { SessionWebhookReply } from '../contract/webhooks.ts';
import { type Caller, requireAccess } from '../domain/access.ts';
import { AppError } from '../domain/errors.ts';
import type { Ports } from './ports.ts';

/** How the end of the run in force gets to the session's webhook; before that end, it is pending. */
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
  const delivery = await webhooks.read(sessionId, summary.run_id);
  return {
    url,
    state: delivery?.state ?? 'pending',
    attempts: delivery?.attempts ?? 0,
    lastStatus: delivery?.lastStatus ?? null,
    nextAttemptAt: delivery?.nextAttemptAt?.toISOString() ?? null,
  };
}

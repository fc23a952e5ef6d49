import { HttpsError } from 'firebase-functions/https';
import { onTaskDispatched } from 'firebase-functions/tasks';
import { app } from '../../app.ts';
import { webhookBackoff } from '../../domain/sessions/webhook-delivery.ts';
import { deliverWebhook as deliver } from '../../workflows/deliver-webhook.ts';
import type { WebhookTask } from '../../workflows/ports/webhooks.ts';

/**
 * The workflow itself ends a delivery after a day. Cloud Tasks gives up once both a task's attempts
 * and its time are used up, and 100 attempts last longer than the day: so it never ends one unseen.
 */
export const deliverWebhook = onTaskDispatched<WebhookTask>(
  {
    memory: '512MiB',
    timeoutSeconds: 60,
    rateLimits: { maxConcurrentDispatches: 100 },
    retryConfig: {
      maxAttempts: 100,
      minBackoffSeconds: webhookBackoff.minSeconds,
      maxBackoffSeconds: webhookBackoff.maxSeconds,
      maxRetrySeconds: webhookBackoff.daySeconds,
    },
  },
  async ({ data }) => {
    if ((await deliver(app().ports, data)) === 'over') return;
    // Retried like any error, but not logged as a fault of ours; and not 503 or 429, which slow the
    // whole queue down for one bad receiver (Cloud Tasks' HttpRequest, system throttling).
    throw new HttpsError('aborted', 'The receiver did not take the event.');
  },
);

import type { Summary } from '../../contract/summary.ts';
import type { WebhookState } from '../../contract/webhooks.ts';

/** How a run ended: with its report, all that the results reply is made of. */
export type RunEnd = Pick<Summary, 'status' | 'progress' | 'error'>;

/** The end of one run on its way to its session's webhook. */
export interface WebhookDelivery {
  /** As it was when the run ended, whatever has become of the analysis. */
  end: RunEnd;
  openedAt: Date;
  state: WebhookState;
  attempts: number;
  /** What the receiver answered last; null: nothing yet, or nobody was reached. */
  lastStatus: number | null;
  /** About when: the queue tries again. Null once it is over. */
  nextAttemptAt: Date | null;
}

/** As the queue of `deliverWebhook` is set up to wait, so that `nextAttemptAt` is true. */
export const webhookBackoff = { minSeconds: 10, maxSeconds: 3_600, daySeconds: 86_400 } as const;

const gone = 410;

export function openDelivery({ status, progress, error }: RunEnd, now: Date): WebhookDelivery {
  return {
    end: { status, progress, error },
    openedAt: now,
    state: 'pending',
    attempts: 0,
    lastStatus: null,
    nextAttemptAt: now,
  };
}

/**
 * The delivery after one more attempt, which was answered with this status (null: with none). Of
 * two attempts at once, the one that succeeds decides, whichever is counted first.
 */
export function countAttempt(
  delivery: WebhookDelivery,
  status: number | null,
  now: Date,
): WebhookDelivery {
  const attempts = delivery.attempts + 1;
  const over = { ...delivery, attempts, lastStatus: status, nextAttemptAt: null };
  if (status !== null && status >= 200 && status < 300) return { ...over, state: 'delivered' };
  if (delivery.state !== 'pending') return { ...delivery, attempts };
  if (status === gone) return { ...over, state: 'failed' };
  const nextAttemptAt = new Date(now.getTime() + pauseMs(attempts));
  const lastMs = delivery.openedAt.getTime() + webhookBackoff.daySeconds * 1000;
  return nextAttemptAt.getTime() > lastMs
    ? { ...over, state: 'failed' }
    : { ...over, nextAttemptAt };
}

/** The delivery of what cannot be told any more. */
export function giveUp(delivery: WebhookDelivery): WebhookDelivery {
  return delivery.state === 'pending'
    ? { ...delivery, state: 'failed', nextAttemptAt: null }
    : delivery;
}

/** The delivery to a URL that is switched off. */
export function dropDelivery(delivery: WebhookDelivery): WebhookDelivery {
  return delivery.state === 'pending'
    ? { ...delivery, state: 'switched_off', nextAttemptAt: null }
    : delivery;
}

function pauseMs(attempts: number): number {
  const { minSeconds, maxSeconds } = webhookBackoff;
  return Math.min(maxSeconds, minSeconds * 2 ** (attempts - 1)) * 1000;
}

/** The same for each attempt at one end of one run, and for no other. */
export function webhookEventId(analysisId: string, runId: string, { status }: RunEnd): string {
  return `${analysisId}.${runId}.${status}`;
}

import type { WebhookState } from '../../contract/webhooks.ts';

/** How a user's deliveries to one URL go: from the first that failed to the next that arrived. */
export interface WebhookReceiver {
  failedInARow: number;
  lastFailedAt: Date;
}

/** So many deliveries one after the other, each of them tried for a day, and nobody is there. */
const mostFailedInARow = 5;

/** Nothing is posted any more, until the user rotates the secret: that forgets all receivers. */
export function isSwitchedOff(receiver: WebhookReceiver | null): boolean {
  return receiver !== null && receiver.failedInARow >= mostFailedInARow;
}

/** The receiver after a delivery that ended like this; null: there is nothing to remember of it. */
export function countDelivery(
  receiver: WebhookReceiver | null,
  state: WebhookState,
  now: Date,
): WebhookReceiver | null {
  if (state === 'delivered') return null;
  if (state !== 'failed') return receiver;
  return { failedInARow: (receiver?.failedInARow ?? 0) + 1, lastFailedAt: now };
}

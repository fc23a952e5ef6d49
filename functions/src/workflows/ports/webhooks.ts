import type { WebhookDelivery } from '../../domain/sessions/webhook-delivery.ts';
import type { WebhookReceiver } from '../../domain/sessions/webhook-receiver.ts';
import type { WebhookSecret } from '../../domain/sessions/webhook-secret.ts';

export interface WebhookStore {
  /**
   * Writes a delivery, unless that run has one already or the analysis is gone, so that none outlives
   * its analysis.
   */
  open(analysisId: string, runId: string, delivery: WebhookDelivery): Promise<void>;
  read(analysisId: string, runId: string): Promise<WebhookDelivery | null>;
  /** What is stored now, changed in one transaction; null where there is no delivery. */
  update(
    analysisId: string,
    runId: string,
    change: (stored: WebhookDelivery) => WebhookDelivery,
  ): Promise<WebhookDelivery | null>;
  /**
   * Stores what `change` makes of a user's secret (null: there is none), maybe called more than once.
   * A secret that changed forgets all of the user's receivers.
   * Throws unauthenticated where the account has been deleted.
   */
  changeSecret(
    userId: string,
    change: (stored: WebhookSecret | null) => WebhookSecret,
  ): Promise<WebhookSecret>;
  readReceiver(userId: string, url: string): Promise<WebhookReceiver | null>;
  /** Stores what `change` makes of it, maybe called more than once; nothing for a user without a secret. */
  changeReceiver(
    userId: string,
    url: string,
    change: (stored: WebhookReceiver | null) => WebhookReceiver | null,
  ): Promise<void>;
}

export interface WebhookTask {
  analysisId: string;
  runId: string;
}

export interface WebhookQueue {
  /** Harmless when the task is already there: its name is made of its two fields. */
  enqueue(task: WebhookTask): Promise<void>;
}

export interface WebhookSender {
  /** Posts once and follows no redirect; never throws. */
  send(post: WebhookPost): Promise<WebhookAnswer>;
}

export interface WebhookPost {
  url: string;
  eventId: string;
  /** JSON. */
  body: string;
  /** Each signs. */
  secrets: readonly string[];
  sentAt: Date;
}

export interface WebhookAnswer {
  /** Of HTTP; null where none came: refused, unreachable, too slow. */
  status: number | null;
  /** Why none came, such as `ECONNREFUSED`, for the log; null where one did. */
  failure: string | null;
}

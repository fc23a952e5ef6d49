import { createHash } from 'node:crypto';
import type { DocumentData, Firestore } from 'firebase-admin/firestore';
import type { WebhookDelivery } from '../../domain/sessions/webhook-delivery.ts';
import type { WebhookReceiver } from '../../domain/sessions/webhook-receiver.ts';
import type { WebhookSecret } from '../../domain/sessions/webhook-secret.ts';
import type { WebhookStore } from '../../workflows/ports/webhooks.ts';
import { summaryRef, workRef } from './documents.ts';
import { retryOnConflict, writeUnlessChanged } from './optimistic-write.ts';
import { requireStanding, tombstoneRef } from './tombstones.ts';

/**
 * Deliveries beside the work of their analysis, secrets by user, and with them the receivers that
 * failed; no rule lets a client read any.
 */
export function createWebhookDocuments(firestore: Firestore): WebhookStore {
  const analysisRef = (analysisId: string) => summaryRef(firestore, analysisId);
  const deliveryRef = (analysisId: string, runId: string) =>
    workRef(analysisRef(analysisId)).parent.doc(`webhook-${runId}`);

  const secretRef = (userId: string) => firestore.collection('webhook_secrets').doc(userId);

  return {
    async open(analysisId, runId, delivery) {
      const ref = deliveryRef(analysisId, runId);
      await firestore.runTransaction(async (transaction) => {
        const [summary, stored] = await transaction.getAll(analysisRef(analysisId), ref);
        if (summary?.exists && !stored?.exists) transaction.create(ref, writeDelivery(delivery));
      });
    },

    async read(analysisId, runId) {
      const data = (await deliveryRef(analysisId, runId).get()).data();
      return data === undefined ? null : readDelivery(data);
    },

    async update(analysisId, runId, change) {
      const ref = deliveryRef(analysisId, runId);
      return firestore.runTransaction(async (transaction) => {
        const data = (await transaction.get(ref)).data();
        if (data === undefined) return null;
        const next = change(readDelivery(data));
        transaction.update(ref, writeDelivery(next));
        return next;
      });
    },

    async changeSecret(userId, change) {
      const ref = secretRef(userId);
      return retryOnConflict(async () => {
        const [read, tombstone] = await firestore.getAll(ref, tombstoneRef(firestore, userId));
        if (read === undefined) throw new Error('Firestore left a document out.');
        const batch = firestore.batch();
        requireStanding(batch, tombstone);
        const data = read.data();
        const stored = data === undefined ? null : readSecret(data);
        const next = change(stored);
        if (next === stored) return next;
        const listed = read.exists ? {} : { listed_at: new Date() };
        writeUnlessChanged(batch, read, { ...writeSecret(next), ...listed });
        await batch.commit();
        return next;
      });
    },

    async readReceiver(userId, url) {
      return readReceivers((await secretRef(userId).get()).data())[keyOf(url)] ?? null;
    },

    async changeReceiver(userId, url, change) {
      const ref = secretRef(userId);
      await firestore.runTransaction(async (transaction) => {
        const data = (await transaction.get(ref)).data();
        if (data === undefined) return;
        const { [keyOf(url)]: stored = null, ...others } = readReceivers(data);
        const next = change(stored);
        const receivers = next === null ? others : { ...others, [keyOf(url)]: next };
        transaction.update(ref, { receivers: writeReceivers(receivers) });
      });
    },
  };
}

type Receivers = Record<string, WebhookReceiver>;

/** A URL is no name of a field, and may hold a token. */
const keyOf = (url: string) => createHash('sha256').update(url).digest('hex');
/** The document stays small whatever a user names: of more, those that failed last are known. */
const mostReceivers = 200;

function readReceivers(data: DocumentData | undefined): Receivers {
  return Object.fromEntries(
    Object.entries<DocumentData>(data?.['receivers'] ?? {}).map(([key, receiver]) => [
      key,
      {
        failedInARow: receiver['failed_in_a_row'],
        lastFailedAt: receiver['last_failed_at'].toDate(),
      },
    ]),
  );
}

function writeReceivers(receivers: Receivers): DocumentData {
  return Object.fromEntries(
    Object.entries(receivers)
      .sort(([, a], [, b]) => b.lastFailedAt.getTime() - a.lastFailedAt.getTime())
      .slice(0, mostReceivers)
      .map(([key, { failedInARow, lastFailedAt }]) => [
        key,
        { failed_in_a_row: failedInARow, last_failed_at: lastFailedAt },
      ]),
  );
}

function writeDelivery(delivery: WebhookDelivery): DocumentData {
  const { end, openedAt, state, attempts, lastStatus, nextAttemptAt } = delivery;
  return {
    end,
    opened_at: openedAt,
    state,
    attempts,
    last_status: lastStatus,
    next_attempt_at: nextAttemptAt,
  };
}

function readDelivery(data: DocumentData): WebhookDelivery {
  return {
    end: data['end'],
    openedAt: data['opened_at'].toDate(),
    state: data['state'],
    attempts: data['attempts'],
    lastStatus: data['last_status'],
    nextAttemptAt: data['next_attempt_at']?.toDate() ?? null,
  };
}

function writeSecret({ current, previous }: WebhookSecret): DocumentData {
  return {
    current,
    previous: previous && { secret: previous.secret, valid_until: previous.validUntil },
    receivers: {},
  };
}

function readSecret(data: DocumentData): WebhookSecret {
  const previous = data['previous'];
  return {
    current: data['current'],
    previous: previous && {
      secret: previous['secret'],
      validUntil: previous['valid_until'].toDate(),
    },
  };
}

import type { DocumentData, Firestore } from 'firebase-admin/firestore';
import type { WebhookDelivery } from '../../domain/sessions/webhook-delivery.ts';
import type { WebhookSecret } from '../../domain/sessions/webhook-secret.ts';
import type { WebhookStore } from '../../workflows/ports/webhooks.ts';
import { summaryRef, workRef } from './documents.ts';
import { retryOnConflict, writeUnlessChanged } from './optimistic-write.ts';

/** Deliveries beside the work of their analysis, secrets by user; no rule lets a client read either. */
export function createWebhookDocuments(firestore: Firestore): WebhookStore {
  const analysisRef = (analysisId: string) => summaryRef(firestore, analysisId);
  const deliveryRef = (analysisId: string, runId: string) =>
    workRef(analysisRef(analysisId)).parent.doc(`webhook-${runId}`);

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
      const ref = firestore.collection('webhook_secrets').doc(userId);
      return retryOnConflict(async () => {
        const read = await ref.get();
        const data = read.data();
        const stored = data === undefined ? null : readSecret(data);
        const next = change(stored);
        if (next === stored) return next;
        const batch = firestore.batch();
        writeUnlessChanged(batch, read, writeSecret(next));
        await batch.commit();
        return next;
      });
    },
  };
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

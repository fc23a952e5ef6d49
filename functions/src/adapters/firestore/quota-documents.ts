import { type DocumentData, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { lineFigures, type Quota, type Standing, unusedQuota } from '../../domain/limits/quota.ts';
import { dated } from './documents.ts';

/** What one user holds; no rule lets a client read it. */
export const quotaRef = (firestore: Firestore, userId: string) =>
  firestore.collection('quotas').doc(userId);

export function readQuota(data: DocumentData | undefined): Quota {
  if (data === undefined) return unusedQuota;
  const pending = Object.entries<DocumentData>(data['pending'] ?? {}).map(
    ([id, standing]): [string, Standing] => [id, readStanding(standing)],
  );
  return {
    pending: Object.fromEntries(pending),
    day: data['day'] ?? '',
    runs: data['runs'] ?? 0,
    reruns: (data['reruns'] ?? []).map(dated),
    servedAt: data['served_at']?.toDate() ?? null,
    bytes: data['bytes'] ?? 0,
  };
}

/** An earlier version wrote the time alone: what moves next is put right. */
function readStanding(data: DocumentData): Standing {
  if (data instanceof Timestamp) return { place: 'uploading', since: data.toDate() };
  return { place: data['place'], since: data['since'].toDate() };
}

/** With what the line is ordered by, so that it can be asked for. */
export function writeQuota(quota: Quota): DocumentData {
  const { pending, day, runs, reruns, servedAt, bytes } = quota;
  const { out, inHouse, waitsSince, arrivedSince, wakeAt } = lineFigures(quota);
  return {
    ...{ pending, day, runs, reruns, bytes, served_at: servedAt },
    ...{ out, in_house: inHouse, waits: waitsSince !== null, waits_since: waitsSince },
    ...{ arrived: arrivedSince !== null, arrived_since: arrivedSince, wake_at: wakeAt },
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type {
  DocumentData,
  DocumentReference,
  Timestamp,
  WriteBatch,
} from 'firebase-admin/firestore';

/** What was read is out of date, or somebody else took the place: read again, decide again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

const usualAttempts = 40;
const longestPauseMs = 250;
/** gRPC: NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION and ABORTED: a precondition did not hold. */
const conflictCodes: readonly unknown[] = [5, 6, 9, 10];
/** gRPC: CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, INTERNAL and UNAVAILABLE: it may be stored, or not. */
const unsureCodes: readonly unknown[] = [1, 2, 4, 13, 14];

/**
 * Reads, decides and writes until nobody came between and the reply has arrived: an attempt must
 * know its own write when it reads it. Unlike a transaction it locks nothing, so
 * that many who want the same document at once wait for one write, not for each other's locks; in
 * return every document that the decision rests on must be written with `writeUnlessChanged`.
 */
export async function retryOnConflict<T>(
  attempt: () => Promise<T>,
  mostAttempts = usualAttempts,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error) || tried === mostAttempts) throw error;
    }
    await sleep(Math.random() * Math.min(longestPauseMs, 10 * 2 ** tried));
  }
}

/** A document as it was read, or as our own write has left it; without a time: there is none. */
export interface Version {
  ref: DocumentReference;
  updateTime?: Timestamp | undefined;
}

/** Sets these fields; the batch fails where the document is not as it was read. */
export function writeUnlessChanged(batch: WriteBatch, read: Version, fields: DocumentData): void {
  if (read.updateTime === undefined) batch.create(read.ref, fields);
  else batch.update(read.ref, fields, { lastUpdateTime: read.updateTime });
}

const isConflict = (error: unknown): boolean =>
  isSureConflict(error) || unsureCodes.includes(codeOf(error));

/** Somebody came between, so nothing was written. */
export const isSureConflict = (error: unknown): boolean =>
  error instanceof Conflict || conflictCodes.includes(codeOf(error));

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

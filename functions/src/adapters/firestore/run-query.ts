import {
  AggregateField,
  type DocumentData,
  type DocumentReference,
  FieldPath,
  type Firestore,
  type Query as FirestoreQuery,
  type QueryDocumentSnapshot,
  Timestamp,
} from 'firebase-admin/firestore';
import { summaryFieldNames } from '../../contract/summary.ts';
import type { Quota } from '../../domain/limits/quota.ts';
import type { WorkerMemory } from '../../domain/operations/worker-memory.ts';
import { type Query, queries } from '../../domain/queries.ts';
import type { Found, ListPage, Position } from '../../workflows/ports/analysis-store.ts';
import { readSummary } from './documents.ts';
import { readQuota } from './quota-documents.ts';
import { readWorker } from './worker-documents.ts';

const idField = '__name__';

/** The only place where a query is built, so that all of them are data first. */
function build(collection: FirestoreQuery, query: Query): FirestoreQuery {
  let built = collection;
  for (const { field, operator, value } of query.where) built = built.where(field, operator, value);
  for (const { field, direction } of query.orderBy) {
    built = built.orderBy(field === idField ? FieldPath.documentId() : field, direction);
  }
  return built;
}

const buildForAnalyses = (firestore: Firestore, query: Query) =>
  build(firestore.collection('analyses').select(...summaryFieldNames), query);

/** One page and whether more follow: limit + 1 documents read, whatever the collection holds. */
export async function listAnalyses(
  firestore: Firestore,
  query: Query,
  page: { limit: number; after: Position | null },
): Promise<ListPage> {
  let built = buildForAnalyses(firestore, query).limit(page.limit + 1);
  if (page.after !== null) {
    const { seconds, nanoseconds, analysisId } = page.after;
    built = built.startAfter(new Timestamp(seconds, nanoseconds), analysisId);
  }
  const { docs } = await built.get();
  const shown = docs.slice(0, page.limit);
  const last = shown.at(-1);
  const next = docs.length > page.limit && last ? positionOf(last) : null;
  return { items: shown.map(found), documentsRead: docs.length, next };
}

export async function findAnalyses(
  firestore: Firestore,
  query: Query,
  limit: number,
): Promise<Found[]> {
  const { docs } = await buildForAnalyses(firestore, query).limit(limit).get();
  return docs.map(found);
}

/** Counted by Firestore: one document read is charged for each thousand. */
export async function countAnalyses(firestore: Firestore, query: Query): Promise<number> {
  const counted = await build(firestore.collection('analyses'), query).count().get();
  return counted.data().count;
}

export async function findWorkers(
  firestore: Firestore,
  query: Query,
  limit: number,
): Promise<WorkerMemory[]> {
  const { docs } = await build(firestore.collection('workers'), query).limit(limit).get();
  return docs.map((document) => readWorker(document.id, document.data()));
}

export interface QuotaOfUser {
  userId: string;
  quota: Quota;
}

export async function findQuotas(
  firestore: Firestore,
  query: Query,
  limit: number,
): Promise<QuotaOfUser[]> {
  const { docs } = await build(firestore.collection('quotas'), query).limit(limit).get();
  return docs.map((document) => ({ userId: document.id, quota: readQuota(document.data()) }));
}

/** Summed by Firestore: one document read is charged for each thousand. */
export async function sumOfQuotas(
  firestore: Firestore,
  query: Query,
  field: string,
): Promise<number> {
  const sum = AggregateField.sum(field);
  const summed = await build(firestore.collection('quotas'), query).aggregate({ sum }).get();
  return summed.data().sum;
}

/** Of a collection or of all of one name, whatever they hold. */
export async function findDocuments(
  among: FirestoreQuery,
  query: Query,
  limit: number,
): Promise<QueryDocumentSnapshot[]> {
  return (await build(among, query).limit(limit).get()).docs;
}

/** By name, at or behind `from`: of a collection an id, of all of one name a path. */
export async function pageOfDocuments(
  among: FirestoreQuery,
  from: string,
  limit: number,
): Promise<{ docs: QueryDocumentSnapshot[]; following: QueryDocumentSnapshot | null }> {
  const ordered = build(among, queries.byName()).limit(limit + 1);
  const { docs } = await (from === '' ? ordered : ordered.startAt(from)).get();
  return { docs: docs.slice(0, limit), following: docs[limit] ?? null };
}

/** By their work, not by their summary; also where the latter is gone. */
export async function findByWork(
  firestore: Firestore,
  query: Query,
  limit: number,
): Promise<string[]> {
  const works = build(firestore.collectionGroup('private').select(), query).limit(limit);
  const { docs } = await works.get();
  return docs.flatMap(({ ref }) => ref.parent.parent?.id ?? []);
}

/** Of all days. */
export async function findShares(firestore: Firestore, query: Query): Promise<DocumentReference[]> {
  const { docs } = await build(firestore.collectionGroup('shares').select(), query).get();
  return docs.map((document) => document.ref);
}

/** Of `statistics`; of a day that nothing was counted on there are none. */
export async function findShardsOfDays(
  firestore: Firestore,
  query: Query,
): Promise<DocumentData[]> {
  const { docs } = await build(firestore.collection('statistics'), query).get();
  return docs.map((document) => document.data());
}

/** Of `capacity`: some, by their number, that hold so little. */
export async function findRoom(
  firestore: Firestore,
  query: Query,
  limit: number,
): Promise<{ shard: number }[]> {
  const { docs } = await build(firestore.collection('capacity'), query).limit(limit).get();
  return docs.map(({ id }) => ({ shard: Number(id) }));
}

function found(document: QueryDocumentSnapshot): Found {
  return { analysisId: document.id, summary: readSummary(document.data()) };
}

function positionOf(document: QueryDocumentSnapshot): Position {
  const { seconds, nanoseconds } = document.get('timestamp') as Timestamp;
  return { seconds, nanoseconds, analysisId: document.id };
}

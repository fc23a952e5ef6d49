import {
  type DocumentData,
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  Timestamp,
} from 'firebase-admin/firestore';
import { usualType } from '../../contract/profiles/all.ts';
import type { Report } from '../../contract/report.ts';
import { type Summary, summaryFieldNames } from '../../contract/summary.ts';
import { noScores } from '../../contract/verdict.ts';
import { statusSchema } from '../../contract/vocabulary.ts';
import type {
  Analysis,
  ModelCopy,
  Session,
  Slot,
  UploadState,
  Work,
} from '../../domain/states/analysis.ts';

export const summaryRef = (firestore: Firestore, analysisId: string) =>
  firestore.collection('analyses').doc(analysisId);
export const reportsRef = (analysis: DocumentReference) => analysis.collection('reports');
export const liveRef = (analysis: DocumentReference, runId: string) =>
  analysis.collection('live').doc(runId);
/** No rule lets a client read it, nor what is due: what is here is nobody's contract. */
export const workRef = (analysis: DocumentReference) => analysis.collection('private').doc('work');
/** The one document whose writes call `onAnalysisWritten`. */
export const dueRef = (analysis: DocumentReference) => analysis.collection('due').doc('last');

const neverWritten: Summary = {
  user_id: '',
  analysis_type: usualType,
  dance_type: null,
  style: null,
  dancers: null,
  title: null,
  params: {},
  timestamp: new Date(0),
  updated_at: new Date(0),
  status: 'failed',
  processed: false,
  stage: null,
  progress: 0,
  message: null,
  video: null,
  run_id: '',
  attempt: 0,
  lease_expires_at: null,
  ...noScores,
  poster: null,
  analyzer: null,
  error: null,
};

/** Null where there is no summary, whatever else is left. */
export function readStored(summary?: DocumentSnapshot, work?: DocumentSnapshot): Analysis | null {
  const data = summary?.data();
  return data === undefined ? null : { summary: readSummary(data), work: readWork(work?.data()) };
}

/** Documents of the old servers lack fields and carry others, until `npm run migrate` has run. */
export function readSummary(data: DocumentData): Summary {
  const known = summaryFieldNames
    .filter((name) => data[name] !== undefined)
    .map((name) => [name, dated(data[name])]);
  const summary: Summary = { ...neverWritten, ...Object.fromEntries(known) };
  return statusSchema.safeParse(summary.status).success
    ? summary
    : { ...summary, status: 'failed', message: String(summary.status) };
}

/** Of the old servers' reports only some fields are known (`npm run migrate`). */
export function readReport(data: DocumentData): Report {
  return { ...data, created_at: dated(data['created_at']) } as Report;
}

export function readWork(data: DocumentData | undefined): Work {
  return {
    dispatch: Number(data?.['dispatch'] ?? 0),
    notBefore: data?.['not_before']?.toDate() ?? null,
    byAdmin: data?.['by_admin'] === true,
    sourceGeneration: data?.['source_generation'] ?? null,
    sourceKeptSince: data?.['source_kept_since']?.toDate() ?? null,
    sourceKeptDays: data?.['source_kept_days'] ?? null,
    modelCopy: data?.['model_copy'] ? readModelCopy(data['model_copy']) : null,
    abandonedCopies: (data?.['abandoned_copies'] ?? []).map(readModelCopy),
    usage: data?.['usage'] ?? null,
    live: data?.['live'] ?? null,
    sent: data?.['sent'] ?? false,
    upload: readUpload(data?.['upload']),
    keptBytes: data?.['kept_bytes'] ?? 0,
    slot: readSlot(data?.['slot']),
    session: readSession(data?.['session']),
  };
}

function readModelCopy(data: DocumentData): ModelCopy {
  return { name: data['name'], uri: data['uri'], expiresAt: data['expires_at'].toDate() };
}

function readSlot(data: DocumentData | null | undefined): Slot | null {
  return data ? { shard: data['shard'] ?? null, userId: String(data['user_id']) } : null;
}

function readUpload(data: DocumentData | null | undefined): UploadState | null {
  return data
    ? { since: data['since'].toDate(), session: data['session'], hasBegun: data['has_begun'] }
    : null;
}

function readSession(data: DocumentData | null | undefined): Session | null {
  return data ? { ttlHours: data['ttl_hours'], webhookUrl: data['webhook_url'] ?? null } : null;
}

export function writeWork(work: Partial<Work>): DocumentData {
  const {
    dispatch,
    notBefore,
    byAdmin,
    sourceGeneration,
    sourceKeptSince,
    sourceKeptDays,
    modelCopy,
    abandonedCopies,
    usage,
    live,
    sent,
    upload,
    keptBytes,
    slot,
    session,
  } = work;
  return {
    ...(dispatch !== undefined && { dispatch }),
    ...(notBefore !== undefined && { not_before: notBefore }),
    ...(byAdmin !== undefined && { by_admin: byAdmin }),
    ...(sourceGeneration !== undefined && { source_generation: sourceGeneration }),
    ...(sourceKeptSince !== undefined && { source_kept_since: sourceKeptSince }),
    ...(sourceKeptDays !== undefined && { source_kept_days: sourceKeptDays }),
    ...(modelCopy !== undefined && { model_copy: modelCopy && writeModelCopy(modelCopy) }),
    ...(abandonedCopies && { abandoned_copies: abandonedCopies.map(writeModelCopy) }),
    ...(usage !== undefined && { usage }),
    ...(live !== undefined && { live }),
    ...(sent !== undefined && { sent }),
    ...(upload !== undefined && { upload: upload && writeUpload(upload) }),
    ...(keptBytes !== undefined && { kept_bytes: keptBytes }),
    ...(slot !== undefined && { slot: slot && { shard: slot.shard, user_id: slot.userId } }),
    ...(session !== undefined && { session: session && writeSession(session) }),
  };
}

const writeSession = ({ ttlHours, webhookUrl }: Session) => ({
  ttl_hours: ttlHours,
  webhook_url: webhookUrl,
});

const writeUpload = ({ since, session, hasBegun }: UploadState) => ({
  since,
  session,
  has_begun: hasBegun,
});

const writeModelCopy = ({ name, uri, expiresAt }: ModelCopy) => ({
  name,
  uri,
  expires_at: expiresAt,
});

/** An undefined field is removed. */
export function writePatch(patch: object): DocumentData {
  return Object.fromEntries(
    Object.entries(patch).map(([name, value]) => [name, value ?? absent(value)]),
  );
}

const absent = (value: null | undefined) => (value === undefined ? FieldValue.delete() : null);
export const dated = (value: unknown) => (value instanceof Timestamp ? value.toDate() : value);

import type { Field } from './fields.ts';

/** A callable: what it takes, and a request that it would answer. */
export interface CallableDoor {
  name: string;
  valid: Readonly<Record<string, unknown>>;
  fields: readonly Field[];
}

const description: readonly Field[] = [
  { name: 'danceType', kind: 'text', mostCharacters: 80 },
  { name: 'dancers', kind: 'text', mostCharacters: 200 },
  { name: 'title', kind: 'text', mostCharacters: 120 },
];
const ofAnalysis: readonly Field[] = [{ name: 'analysisId', kind: 'id' }];
const page: readonly Field[] = [
  { name: 'analysisType', kind: 'choice' },
  { name: 'status', kind: 'choice' },
  { name: 'limit', kind: 'whole' },
  { name: 'cursor', kind: 'cursor' },
];

/** By the name of its export. One that is not here is tried with what all of them refuse. */
const known: Readonly<Record<string, Omit<CallableDoor, 'name'>>> = {
  createAnalysis: {
    valid: { analysisType: 'solo', video: { contentType: 'video/mp4', sizeBytes: 1_000 } },
    fields: [
      ...description,
      { name: 'analysisType', kind: 'choice' },
      { name: 'params', kind: 'object' },
      { name: 'params.trim', kind: 'object' },
      { name: 'video.contentType', kind: 'type' },
      { name: 'video.sizeBytes', kind: 'whole' },
      { name: 'idempotencyKey', kind: 'key', mostCharacters: 200 },
    ],
  },
  rerunAnalysis: {
    valid: {},
    fields: [
      ...ofAnalysis,
      { name: 'analysisType', kind: 'choice' },
      { name: 'danceType', kind: 'text', mostCharacters: 80 },
      { name: 'params', kind: 'object' },
      { name: 'params.trim', kind: 'object' },
    ],
  },
  updateAnalysis: { valid: {}, fields: [...ofAnalysis, ...description] },
  cancelAnalysis: { valid: {}, fields: ofAnalysis },
  deleteAnalysis: { valid: {}, fields: ofAnalysis },
  getVideoUrl: { valid: {}, fields: [...ofAnalysis, { name: 'asset', kind: 'choice' }] },
  listAnalyses: { valid: {}, fields: page },
  adminListAnalyses: {
    valid: {},
    fields: [...page, { name: 'userId', kind: 'key', mostCharacters: 128 }],
  },
};

export const callableDoor = (name: string): CallableDoor => ({
  name,
  ...(known[name] ?? { valid: {}, fields: [{ name: 'analysisId', kind: 'id' }] }),
});

/** JSON of the route that makes a session, under the names of the HTTP API. */
export const sessionFields: readonly Field[] = [
  { name: 'dance_type', kind: 'text', mostCharacters: 80 },
  { name: 'dancers', kind: 'text', mostCharacters: 200 },
  { name: 'title', kind: 'text', mostCharacters: 120 },
  { name: 'analysis_type', kind: 'choice' },
  { name: 'params', kind: 'object' },
  { name: 'webhook_url', kind: 'url' },
  { name: 'content_type', kind: 'type' },
  { name: 'size_bytes', kind: 'whole' },
];
export const validSession = { analysis_type: 'solo', content_type: 'video/mp4', size_bytes: 1_000 };

export const listFields: readonly Field[] = [
  { name: 'limit', kind: 'whole' },
  { name: 'cursor', kind: 'cursor' },
  { name: 'status', kind: 'choice' },
];

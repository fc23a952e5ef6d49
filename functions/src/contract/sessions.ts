import { z } from 'zod';
import { analysisIdSchema, assetSchema, contentTypeSchema, uploadTarget } from './callables.ts';
import { codeSchema, refusalDetails } from './codes.ts';
import { reportItemSchema } from './report.ts';
import { analysisItemSchema, runErrorSchema } from './summary.ts';
import { asExact, exactText, text } from './text.ts';
import { analysisTypeSchema, stageSchema, statusSchema } from './vocabulary.ts';

/** What a session is about, under the names of the HTTP API; null means absent, as for callables. */
const description = {
  analysis_type: analysisTypeSchema,
  dance_type: text(80).nullish(),
  dancers: text(200).nullish(),
  title: text(120).nullish(),
  params: z.record(z.string(), z.unknown()).nullish(),
  webhook_url: asExact(z.url().max(2_000)).nullish(),
};

/** Characters of the JSON text that a form's `params` is. */
export const maxParamsLength = 10_000;

/** `POST /api/v1/video/uploads`. */
export const createSessionRequest = z.strictObject({
  ...description,
  content_type: contentTypeSchema,
  size_bytes: z.number().int().positive(),
});
export type CreateSessionRequest = z.infer<typeof createSessionRequest>;

/** The fields beside the video in a multipart upload, once `params` has been read as JSON. */
export const sessionForm = z.strictObject(description);
export type SessionForm = z.infer<typeof sessionForm>;

/** The same as it is sent. A video of up to 30 MB: the platform hands a request over in memory. */
export const uploadForm = sessionForm.extend({
  video: z.file(),
  params: z.string().max(maxParamsLength).nullish(),
});
export const maxVideoPartBytes = 30_000_000;

/** `POST /analyze/{analysis_type}`: the path says what the form else would. */
export const analyzePath = z.strictObject({ analysis_type: analysisTypeSchema });
export const analyzeUploadForm = uploadForm.omit({ analysis_type: true });
export const analyzeForm = sessionForm.omit({ analysis_type: true });

export const sessionPath = z.strictObject({ sessionId: analysisIdSchema });

export const createSessionReply = z.strictObject({
  sessionId: z.string(),
  status: statusSchema,
  upload: uploadTarget.optional(),
});
export type CreateSessionReply = z.infer<typeof createSessionReply>;

/** An upload that has arrived whole. */
export const sessionAccepted = z.strictObject({
  sessionId: z.string(),
  status: statusSchema,
  message: z.string(),
});
export type SessionAccepted = z.infer<typeof sessionAccepted>;

export const sessionStatusReply = z.strictObject({
  sessionId: z.string(),
  status: statusSchema,
  stage: stageSchema.nullable(),
  progress: z.number().int().min(0).max(100),
  message: z.string().nullable(),
  error: runErrorSchema.optional(),
});
export type SessionStatusReply = z.infer<typeof sessionStatusReply>;

export const sessionResultsReply = z.strictObject({
  sessionId: z.string(),
  status: z.literal('completed'),
  data: reportItemSchema,
});
export type SessionResultsReply = z.infer<typeof sessionResultsReply>;

/** What a client that waited for the results is answered. */
export const analyzedReply = reportItemSchema.extend({ sessionId: z.string() });

/** `GET /api/v1/video/files/{sessionId}/{asset}`. */
export const sessionFilePath = z.strictObject({
  sessionId: analysisIdSchema,
  asset: assetSchema,
});

export const messageReply = z.strictObject({ message: z.string() });

export const listSessionsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: exactText(1_000).optional(),
  status: statusSchema.optional(),
});
export const sessionItemSchema = analysisItemSchema
  .omit({ analysisId: true })
  .extend({ sessionId: z.string() });
export const listSessionsReply = z.strictObject({
  sessions: z.array(sessionItemSchema),
  nextCursor: z.string().nullable(),
});

/** What every refusal of the HTTP API looks like; `code` is the HTTP status. */
export const refusalReply = z.strictObject({
  error: z.string(),
  code: z.number().int(),
  reason: codeSchema,
  /** What a callable says as `details.reason`. */
  detail: z.enum(refusalDetails).optional(),
  sessionId: z.string().optional(),
  status: statusSchema.optional(),
  progress: z.number().int().optional(),
  message: z.string().optional(),
  retryAfterSeconds: z.number().int().optional(),
  issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
});
export type RefusalReply = z.infer<typeof refusalReply>;

import { z } from 'zod';
import { analysisIdPattern } from './analysis-id.ts';
import { analysisItemSchema } from './summary.ts';
import { exactText, text } from './text.ts';
import { analysisTypeSchema, statusSchema } from './vocabulary.ts';

/** The web SDK sends null for what a caller left undefined: both mean absent. */
const absentAsNull = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? null);

export const analysisIdSchema = z
  .string()
  .regex(analysisIdPattern, 'is not one that we give out: send it as you got it');

export const idempotencyKeySchema = absentAsNull(exactText(200).min(1));

/** With its parameters, which name codecs at length. */
export const contentTypeSchema = exactText(255).describe(
  'Of the video, as your platform spells it: parameters, capitals and common aliases are read.',
);

export const createAnalysisRequest = z.strictObject({
  analysisType: analysisTypeSchema,
  danceType: absentAsNull(text(80)),
  dancers: absentAsNull(text(200)),
  title: absentAsNull(text(120)),
  params: absentAsNull(z.record(z.string(), z.unknown())),
  video: z.strictObject({
    contentType: contentTypeSchema,
    sizeBytes: z.number().int().positive(),
  }),
  idempotencyKey: idempotencyKeySchema,
});
export type CreateAnalysisRequest = z.infer<typeof createAnalysisRequest>;

/** Where and how the video is to be sent. */
export const uploadTarget = z.strictObject({
  url: z.url(),
  method: z.literal('PUT'),
  headers: z.record(z.string(), z.string()),
  maxBytes: z.number().int(),
});

export const createAnalysisReply = z.strictObject({
  analysisId: z.string(),
  status: statusSchema,
  upload: uploadTarget.optional(),
});
export type CreateAnalysisReply = z.infer<typeof createAnalysisReply>;

export const analysisRequest = z.strictObject({ analysisId: analysisIdSchema });

/** What takes the place of what was kept; null: what was kept stays. */
const rerunChanges = {
  analysisType: absentAsNull(analysisTypeSchema),
  danceType: absentAsNull(text(80)),
  params: absentAsNull(z.record(z.string(), z.unknown())),
};
export const rerunChangesSchema = z.strictObject(rerunChanges);
export type RerunChanges = z.infer<typeof rerunChangesSchema>;
export const rerunAnalysisRequest = z.strictObject({
  analysisId: analysisIdSchema,
  ...rerunChanges,
});

export const rerunAnalysisReply = z.strictObject({
  success: z.literal(true),
  message: z.string(),
  analysisId: z.string(),
  runId: z.string(),
});
export type RerunAnalysisReply = z.infer<typeof rerunAnalysisReply>;

/** Null: it stays; an empty text takes it away. */
export const updateAnalysisRequest = z.strictObject({
  analysisId: analysisIdSchema,
  title: absentAsNull(text(120)),
  danceType: absentAsNull(text(80)),
  dancers: absentAsNull(text(200)),
});
export type UpdateAnalysisRequest = z.infer<typeof updateAnalysisRequest>;
export const updateAnalysisReply = z.strictObject({ analysisId: z.string() });
export type UpdateAnalysisReply = z.infer<typeof updateAnalysisReply>;

export const cancelAnalysisReply = z.strictObject({ analysisId: z.string(), status: statusSchema });
export type CancelAnalysisReply = z.infer<typeof cancelAnalysisReply>;

export const deleteAnalysisReply = z.strictObject({ analysisId: z.string() });
export type DeleteAnalysisReply = z.infer<typeof deleteAnalysisReply>;

export const deleteAccountRequest = z.strictObject({
  confirm: text(320).min(1).describe('The email of the account, or its uid where it has no email.'),
});
/** What is counted at the reply; the work goes on until it is done. */
export const deleteAccountReply = z.strictObject({ deletedAnalyses: z.number().int() });
export type DeleteAccountReply = z.infer<typeof deleteAccountReply>;

const page = {
  analysisType: absentAsNull(analysisTypeSchema),
  status: absentAsNull(statusSchema),
  limit: z
    .number()
    .int()
    .min(1)
    .max(100)
    .nullish()
    .transform((value) => value ?? 50),
  cursor: absentAsNull(exactText(1_000)),
};
export const listAnalysesRequest = z.strictObject(page);
export const adminListAnalysesRequest = z.strictObject({
  ...page,
  userId: absentAsNull(exactText(128).min(1)),
});

export const listAnalysesReply = z.strictObject({
  items: z.array(analysisItemSchema),
  nextCursor: z.string().nullable(),
});
export type ListAnalysesReply = z.infer<typeof listAnalysesReply>;

export const assetSchema = z
  .string()
  .regex(
    /^(video|source|poster|preview|landmarks|clip:\d{1,3})$/,
    'must be one of video, source, poster, preview, landmarks, or clip:1 for the first highlight',
  )
  .describe('video: as it was judged; source: as it was uploaded; clip:1: the first highlight');
export const getVideoUrlRequest = z.strictObject({
  analysisId: analysisIdSchema,
  asset: assetSchema.nullish().transform((value) => value ?? 'video'),
});
export const getVideoUrlReply = z.strictObject({ url: z.url(), expiresAt: z.iso.datetime() });
export type GetVideoUrlReply = z.infer<typeof getVideoUrlReply>;

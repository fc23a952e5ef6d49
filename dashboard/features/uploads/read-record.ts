import * as z from 'zod/mini';
import { analysisIdPattern } from '../../../functions/src/contract/analysis-id.ts';
import { profiles } from '../../../functions/src/contract/profiles/all.ts';
import type { AnalysisType } from '../../../functions/src/contract/vocabulary.ts';
import type { RememberedUpload } from './remembered-upload.ts';

// Loaded where something is remembered and not before: nothing else in the browser needs zod.

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const moment = z.number().check(z.nonnegative());
const share = z.number().check(z.gte(0), z.lte(1));
const texts = z.record(z.string(), z.string());

const record = z.strictObject({
  version: z.literal(1),
  userId: z.string().check(z.minLength(1)),
  analysisId: z.string().check(z.regex(analysisIdPattern)),
  startedAtMs: moment,
  video: z.strictObject({
    name: z.string(),
    lastModifiedMs: z.number(),
    durationSeconds: z.nullable(moment),
    sizeBytes: z.int().check(z.positive()),
    headHash: hash,
    tailHash: hash,
  }),
  choices: z.strictObject({
    analysisType: z.enum(Object.keys(profiles) as AnalysisType[]),
    title: z.string(),
    danceType: z.string(),
    dancers: z.string(),
    isTrimmed: z.boolean(),
    from: z.string(),
    to: z.string(),
    params: texts,
    followsBody: z.nullable(z.boolean()),
    // Records of before dancers could be marked have none.
    dancersFollowed: z._default(z.array(z.strictObject({ x: share, y: share })), []),
  }),
  state: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('open'),
      url: z.url({ protocol: /^https?$/ }),
      headers: texts,
    }),
    z.strictObject({
      kind: z.literal('ended'),
      how: z.enum(['arrived', 'too_late', 'lost']),
    }),
  ]),
});

/** A record as this version writes it; null for anything else. */
export function readRecord(text: string): RememberedUpload | null {
  try {
    return record.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

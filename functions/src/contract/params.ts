import { z } from 'zod';
import { type PicturePoint, picturePointSchema } from './followed-points.ts';
import { profiles } from './profiles/all.ts';
import type { NumberParam, Param } from './profiles/param.ts';
import type { Profile } from './profiles/profile.ts';
import { text } from './text.ts';
import type { AnalysisType } from './vocabulary.ts';

export const trimSchema = z
  .strictObject({ start_seconds: z.number().min(0), end_seconds: z.number().positive() })
  .refine((trim) => trim.end_seconds > trim.start_seconds, {
    path: ['end_seconds'],
    message: 'must be after start_seconds',
  });
/** The part of the video that is judged, in seconds of the source. */
export type Trim = z.infer<typeof trimSchema>;

const forAll = {
  trim: trimSchema.nullish(),
  /** Whether a body is followed; the profile says where this does not. */
  landmarks: z.boolean().nullish(),
};

export interface Params {
  trim?: Trim | null | undefined;
  landmarks?: boolean | null | undefined;
  /** Whom to follow and nobody else, by where they are in the first picture of the trimmed video. */
  dancers_followed?: PicturePoint[] | null | undefined;
  /** What the profile takes, by its keys. */
  [key: string]: unknown;
}

/** What `params` may carry, by the profile that takes it. */
export const paramsSchemas = Object.fromEntries(
  Object.entries(profiles).map(([type, profile]) => [type, paramsSchemaOf(profile)]),
) as Record<AnalysisType, z.ZodType<Params>>;

/** A number that was given, or its default. */
export function numberParam(profile: Profile, params: Params, key: string): number {
  const given = params[key];
  if (typeof given === 'number') return given;
  const param = profile.params[key];
  if (param === undefined || param.kind === 'text')
    throw new Error(`${profile.name}: no number ${key}`);
  return param.default;
}

export function paramsSchemaOf({ params, mostNamed = 0, name }: Profile): z.ZodType<Params> {
  const own = Object.entries(params).map(([key, param]) => [key, fieldSchema(param).nullish()]);
  const named =
    mostNamed === 0 ? [] : [['dancers_followed', pointsSchema(mostNamed, name).nullish()]];
  const fields = { ...forAll, ...Object.fromEntries([...own, ...named]) };
  return z.strictObject(fields).superRefine((given, context) => {
    for (const [key, param] of Object.entries(params)) {
      if (param.kind === 'text' || param.atMost === undefined) continue;
      const other = params[param.atMost];
      if (other === undefined || other.kind === 'text') continue;
      const limit = numberOf(given, param.atMost, other);
      if (numberOf(given, key, param) <= limit) continue;
      const message = `may be at most ${limit}, which is ${param.atMost}`;
      context.addIssue({ code: 'custom', path: [key], message });
    }
  });
}

function pointsSchema(most: number, name: string) {
  const points = most === 1 ? 'one point' : `${most} points`;
  return z
    .array(picturePointSchema)
    .min(1)
    .max(most, { error: `may have at most ${points}, since ${name} follows no more` });
}

function fieldSchema(param: Param): z.ZodType {
  if (param.kind === 'text') return text(param.maxLength);
  const number = param.kind === 'integer' ? z.int() : z.number();
  return number.min(param.minimum).max(param.maximum);
}

function numberOf(given: Record<string, unknown>, key: string, param: NumberParam): number {
  const value = given[key];
  return typeof value === 'number' ? value : param.default;
}

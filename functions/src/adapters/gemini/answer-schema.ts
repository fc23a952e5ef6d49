import { z } from 'zod';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { JudgeAnswer } from '../../domain/judging/judge-answer.ts';
import { UnusableAnswer } from './failures.ts';

/** The service's dialect of OpenAPI schemas. */
export interface WireSchema {
  type: 'object' | 'array' | 'string' | 'number' | 'integer';
  nullable?: boolean;
  properties?: Record<string, WireSchema>;
  required?: string[];
  /** The order in which the model writes: segments come first, so that they can be watched. */
  propertyOrdering?: string[];
  items?: WireSchema;
}

/** Shapes only: a schema with many bounds is refused as having "too many states". */
export function wireSchema(profile: Profile): WireSchema {
  const text: WireSchema = { type: 'string' };
  const score: WireSchema = { type: 'number', nullable: true };
  const criterion = record({ score, reason: text });
  return record({
    segments: {
      type: 'array',
      items: record({ segment: { type: 'integer' }, label: text, comment: text, score }),
    },
    scores: record(Object.fromEntries(profile.criteria.map(({ key }) => [key, criterion]))),
    summary: text,
    advice: { type: 'array', items: text },
  });
}

function record(properties: Record<string, WireSchema>): WireSchema {
  const names = Object.keys(properties);
  return { type: 'object', properties, required: names, propertyOrdering: names };
}

const text = z.string().trim().min(1);
const score = z.number().min(1).max(10).nullable();

function answerSchema(profile: Profile, segmentCount: number) {
  const criterion = z.strictObject({ score, reason: text });
  return z.strictObject({
    segments: z
      .array(z.strictObject({ segment: z.int(), label: text, comment: text, score }))
      .refine(
        (segments) =>
          segments.length === segmentCount &&
          segments.every(({ segment }, index) => segment === index + 1),
        { message: `must be segments 1 to ${segmentCount}, each once and in order` },
      ),
    scores: z.strictObject(Object.fromEntries(profile.criteria.map(({ key }) => [key, criterion]))),
    summary: text,
    advice: z.array(text),
  });
}

/** Reads a model's whole answer; throws UnusableAnswer unless every part is there. */
export function readAnswer(json: string, profile: Profile, segmentCount: number): JudgeAnswer {
  const parsed = answerSchema(profile, segmentCount).safeParse(parseJson(json));
  if (parsed.success) return parsed.data;
  throw new UnusableAnswer(
    json,
    parsed.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`),
  );
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (thrown) {
    const reason = json.trim() === '' ? 'it is empty' : String(thrown);
    throw new UnusableAnswer(json, [`the answer is not JSON: ${reason}`]);
  }
}

const placeOf = (path: readonly PropertyKey[]) =>
  path.length === 0 ? 'the answer' : path.map(String).join('.');

import { z } from 'zod';
import type { MeasureKey } from '../../contract/measures.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import { type AskedDancer, claimableOfDancers } from '../../domain/judging/asked-dancers.ts';
import { type AskedOf, readCitedTimes } from '../../domain/judging/cited-times.ts';
import type { JudgeAnswer, WrittenAnswer } from '../../domain/judging/judge-answer.ts';
import { answersIn } from '../../domain/judging/tolerant/answers-in-text.ts';
import { looseAnswer } from '../../domain/judging/tolerant/loose-answer.ts';
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
  format?: 'enum';
  enum?: readonly string[];
}

/**
 * Shapes only: a schema with many bounds is refused as having "too many states". A score comes after
 * the moments and the reason that it rests on.
 */
export function wireSchema(
  profile: Profile,
  claimable: readonly MeasureKey[],
  dancers: readonly AskedDancer[] = [],
): WireSchema {
  const text: WireSchema = { type: 'string' };
  const at = list(text);
  const score: WireSchema = { type: 'number', nullable: true };
  const criterion = record({ at, reason: text, score });
  const measure = oneOf([...claimable, ...claimableOfDancers(dancers)]);
  const label = oneOf(dancers.map((dancer) => dancer.label));
  const isOfSeveral = dancers.length > 0;
  const ofWhom = isOfSeveral && { dancer: { ...label, nullable: true } };
  const each = isOfSeveral && {
    dancers: list(record({ label, at, comment: text, technique: score, presentation: score })),
  };
  return record({
    segments: list(record({ segment: { type: 'integer' }, label: text, comment: text, at, score })),
    claims: list(record({ measure, ...ofWhom, value: { type: 'number' }, statement: text, at })),
    scores: record(Object.fromEntries(profile.criteria.map(({ key }) => [key, criterion]))),
    ...each,
    summary: text,
    advice: list(text),
  });
}

const list = (items: WireSchema): WireSchema => ({ type: 'array', items });

/** Any text where there is nothing to choose from: an empty enum is refused. */
const oneOf = (values: readonly string[]): WireSchema =>
  values.length === 0 ? { type: 'string' } : { type: 'string', format: 'enum', enum: values };

function record(properties: Record<string, WireSchema>): WireSchema {
  const names = Object.keys(properties);
  return { type: 'object', properties, required: names, propertyOrdering: names };
}

const text = z.string().trim().min(1);
const score = z.number().min(1).max(10).nullable();
const at = z.array(z.string());
const claim = z.strictObject({
  measure: z.string(),
  dancer: z.string().nullable().default(null),
  value: z.number(),
  statement: text,
  at,
});
const dancer = z.strictObject({
  label: z.string(),
  at,
  comment: text,
  technique: score,
  presentation: score,
});

function answerSchema(profile: Profile, segmentCount: number) {
  const criterion = z.strictObject({ at, reason: text, score });
  return z.strictObject({
    segments: z
      .array(z.strictObject({ segment: z.int(), label: text, comment: text, at, score }))
      .refine(
        (segments) =>
          segments.length === segmentCount &&
          segments.every(({ segment }, index) => segment === index + 1),
        { message: `must be segments 1 to ${segmentCount}, each once and in order` },
      ),
    claims: z.array(claim),
    scores: z.strictObject(Object.fromEntries(profile.criteria.map(({ key }) => [key, criterion]))),
    dancers: z.array(dancer).default([]),
    summary: text,
    advice: z.array(text),
  });
}

export interface Reading extends AskedOf {
  profile: Profile;
  /** What a repair left astray is left out, and only a score without a moment is refused. */
  isRepaired: boolean;
}

/**
 * Reads a model's answer however it is spelled; throws UnusableAnswer unless every part is there and
 * cites moments.
 */
export function readAnswer(text: string, asked: Reading): JudgeAnswer {
  const written = readWritten(text, asked);
  const { answer, stray, uncited } = readCitedTimes(written, asked);
  const problems = asked.isRepaired ? uncited : [...uncited, ...stray];
  if (problems.length > 0) throw new UnusableAnswer(text, problems);
  return answer;
}

/** The first of the answers in the text that is whole; else what is wrong with the likeliest. */
function readWritten(text: string, asked: Reading): WrittenAnswer {
  const { profile, segments, claimable, dancers } = asked;
  const schema = answerSchema(profile, segments.length);
  const loosen = looseAnswer({
    criteria: profile.criteria,
    claimable: [...claimable, ...claimableOfDancers(dancers)],
    dancers: dancers.map(({ label }) => label),
  });
  let problems: string[] | null = null;
  for (const answer of answersIn(text)) {
    const { data, error } = schema.safeParse(loosen(answer));
    if (data !== undefined) return data;
    problems ??= problemsOf(error);
  }
  const { error } = schema.safeParse(problems === null ? parseJson(text) : null);
  throw new UnusableAnswer(text, problems ?? problemsOf(error));
}

function problemsOf(error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).map(({ path, message }) => `${placeOf(path)}: ${message}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const reason = text.trim() === '' ? 'it is empty' : String(thrown);
    throw new UnusableAnswer(text, [`the answer is not JSON: ${reason}`]);
  }
}

const placeOf = (path: readonly PropertyKey[]) =>
  path.length === 0 ? 'the answer' : path.map(String).join('.');

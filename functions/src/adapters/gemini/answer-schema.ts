import { z } from 'zod';
import type { Profile } from '../../contract/profiles/profile.ts';
import { claimableOfDancers } from '../../domain/judging/asked-dancers.ts';
import { type AskedOf, readCitedTimes } from '../../domain/judging/cited-times.ts';
import type { JudgeAnswer, WrittenAnswer } from '../../domain/judging/judge-answer.ts';
import { answersIn } from '../../domain/judging/tolerant/answers-in-text.ts';
import { looseAnswer } from '../../domain/judging/tolerant/loose-answer.ts';
import { UnusableAnswer } from './failures.ts';

const text = z.string().trim().min(1);
const score = z.number().min(1).max(10).nullable();
/** What is none, or on another scale, was not said: 0 is an end of it, a part of 1 is not. */
const bound = z
  .number()
  .refine((end) => end === 0 || (end >= 1 && end <= 10))
  .nullable()
  .catch(null)
  .default(null);
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

export const writtenSegment = z.strictObject({
  ...{ segment: z.int(), label: text, comment: text, at, score },
});
const point = z.strictObject({
  sentence: text,
  /** What is no name names none. */
  criterion: z.string().nullable().catch(null).default(null),
  at,
});
const practice = point.extend({ drill: text });

/** A list whose entries are as is asked, or, of a repaired answer, those of them that are. */
function listOf<Entry extends z.ZodType>(entry: Entry, isRepaired: boolean) {
  const whole = z.array(entry);
  if (!isRepaired) return whole;
  return z
    .array(z.unknown())
    .transform((entries) => whole.parse(entries.filter((each) => entry.safeParse(each).success)));
}

function answerSchema(profile: Profile, segmentCount: number, isRepaired: boolean) {
  const criterion = z.strictObject({ at, reason: text, low: bound, high: bound, score });
  return z.strictObject({
    segments: z
      .array(writtenSegment)
      .refine(
        (segments) =>
          segments.length === segmentCount &&
          segments.every(({ segment }, index) => segment === index + 1),
        { message: `must be segments 1 to ${segmentCount}, each once and in order` },
      ),
    claims: listOf(claim, isRepaired),
    scores: z.strictObject(Object.fromEntries(profile.criteria.map(({ key }) => [key, criterion]))),
    dancers: z.array(dancer).default([]),
    summary: text,
    strengths: listOf(point, isRepaired),
    practise: listOf(practice, isRepaired),
  });
}

export interface Reading extends AskedOf {
  profile: Profile;
  /** What a repair left astray is left out; refused are parts that are missing and a score without a moment. */
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
  const { profile, segments, claimable, dancers, isRepaired } = asked;
  const schema = answerSchema(profile, segments.length, isRepaired);
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

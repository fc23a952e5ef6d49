import { describe, expect, it } from 'vitest';
import {
  type Reading,
  readAnswer,
  type WireSchema,
  wireSchema,
} from '../../../../functions/src/adapters/gemini/answer-schema.ts';
import type { MeasureKey } from '../../../../functions/src/contract/measures.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';

const [motion, music, variety] = ['motion', 'music', 'variety'].map((reason) => ({
  at: ['00:07'],
  reason,
  score: 6.5,
}));
const claim = { measure: 'tempo_bpm', value: 120, statement: 'It is fast.', at: [] };

function anAnswer(change: Record<string, unknown> = {}) {
  return {
    segments: [1, 2].map((segment) => ({
      segment,
      label: 'Turn',
      comment: 'Good.',
      at: [],
      score: null,
    })),
    claims: [claim],
    scores: { motion, music, variety },
    summary: 'Fine.',
    advice: [],
    ...change,
  };
}
const asked: Reading = {
  profile: profiles.highlights,
  durationSeconds: 20,
  segments: [
    { start_seconds: 0, end_seconds: 10 },
    { start_seconds: 10, end_seconds: 20 },
  ],
  claimable: ['tempo_bpm'],
  isRepaired: false,
};
function read(change: Record<string, unknown> = {}, isRepaired = false) {
  return readAnswer(JSON.stringify(anAnswer(change)), { ...asked, isRepaired });
}
const segment = (number: number, change = {}) => ({
  ...anAnswer().segments[0],
  segment: number,
  ...change,
});

describe('readAnswer', () => {
  it('takes an answer that is whole, its moments in seconds', () => {
    expect(read()).toEqual({
      ...anAnswer(),
      scores: {
        motion: { ...motion, at: [7] },
        music: { ...music, at: [7] },
        variety: { ...variety, at: [7] },
      },
    });
  });

  it('leaves out what a repair left astray, but refuses a score without a moment', () => {
    const strays = { motion: { ...motion, at: ['00:07', '00:50'] }, music, variety };
    expect(() => read({ scores: strays })).toThrow();
    expect(read({ scores: strays }, true).scores['motion']?.at).toEqual([7]);
    expect(() => read({ scores: { ...strays, motion: { ...motion, at: [] } } }, true)).toThrow();
  });

  it.each([
    ['a segment is missing', { segments: [segment(1)] }],
    ['a segment comes twice', { segments: [segment(1), segment(1)] }],
    ['there is one segment too many', { segments: [segment(1), segment(2), segment(3)] }],
    ['a score is above the scale', { segments: [segment(1), segment(2, { score: 10.5 })] }],
    ['a score is below the scale', { segments: [segment(1), segment(2, { score: 0.5 })] }],
    ['a comment is empty', { segments: [segment(1), segment(2, { comment: ' ' })] }],
    [
      'a scored criterion cites no moment',
      { scores: { motion, music, variety: { ...variety, at: [] } } },
    ],
    [
      'a moment lies past the end',
      { scores: { motion, music, variety: { ...variety, at: ['00:21'] } } },
    ],
    ['a moment is no list', { scores: { motion, music, variety: { ...variety, at: '00:07' } } }],
    ['the claims are missing', { claims: undefined }],
    ['a claim has no number', { claims: [{ ...claim, value: 'fast' }] }],
    ['a claim is of nothing measured', { claims: [{ ...claim, measure: 'grace' }] }],
    ['a criterion is missing', { scores: { motion, music } }],
    ['a criterion is foreign', { scores: { motion, music, variety, form: motion } }],
    ['the summary is missing', { summary: undefined }],
    ['a field is foreign', { total: 100 }],
  ])('refuses one where %s', (_, change) => {
    expect(() => read(change)).toThrow(
      expect.objectContaining({ code: 'analyzer_invalid_response', retryable: true }),
    );
  });

  it.each([
    [JSON.stringify(anAnswer({ summary: undefined })), /^summary: /],
    [
      JSON.stringify(anAnswer({ segments: [segment(1), segment(2, { score: 11 })] })),
      /^segments\.1\.score: .*10/,
    ],
    [JSON.stringify(anAnswer({ total: 100 })), /^the answer: .*total/],
    ['{"segments":', /^the answer is not JSON: /],
    [' ', /^the answer is not JSON: it is empty/],
  ])('says in words what is wrong with %s', (json, problem) => {
    expect(() => readAnswer(json, asked)).toThrow(
      expect.objectContaining({
        answer: json,
        problems: expect.arrayContaining([expect.stringMatching(problem)]),
      }),
    );
  });
});

describe('wireSchema', () => {
  it('has the segments written first, so that they can be watched', () => {
    expect(wireSchema(profiles.solo, []).propertyOrdering?.[0]).toBe('segments');
  });

  it('asks for every criterion of the profile', () => {
    expect(wireSchema(profiles.couple, []).properties?.['scores']?.required).toEqual(
      profiles.couple.criteria.map(({ key }) => key),
    );
  });

  it('has a score written after the moments and the reason that it rests on', () => {
    const { properties } = wireSchema(profiles.solo, []);
    const criterion = properties?.['scores']?.properties?.['technical_quality'];
    expect(criterion?.propertyOrdering).toEqual(['at', 'reason', 'score']);
  });

  it.each<[MeasureKey[], WireSchema]>([
    [
      ['tempo_bpm', 'stillness'],
      { type: 'string', format: 'enum', enum: ['tempo_bpm', 'stillness'] },
    ],
    [[], { type: 'string' }],
  ])('lets claims be made of %j, and has no enum that is empty', (claimable, expected) => {
    const { claims } = wireSchema(profiles.solo, claimable).properties ?? {};
    expect(claims?.items?.properties?.['measure']).toEqual(expected);
  });
});

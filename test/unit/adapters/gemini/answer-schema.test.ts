import { describe, expect, it } from 'vitest';
import { readAnswer, wireSchema } from '../../../../functions/src/adapters/gemini/answer-schema.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';

const [motion, music, variety] = ['motion', 'music', 'variety'].map((reason) => ({
  score: 6.5,
  reason,
}));

function anAnswer(change: Record<string, unknown> = {}) {
  return {
    segments: [1, 2].map((segment) => ({ segment, label: 'Turn', comment: 'Good.', score: null })),
    scores: { motion, music, variety },
    summary: 'Fine.',
    advice: [],
    ...change,
  };
}
function read(change: Record<string, unknown> = {}) {
  return readAnswer(JSON.stringify(anAnswer(change)), profiles.highlights, 2);
}
const segment = (number: number, change = {}) => ({
  ...anAnswer().segments[0],
  segment: number,
  ...change,
});

describe('readAnswer', () => {
  it('takes an answer that is whole', () => {
    expect(read()).toEqual(anAnswer());
  });

  it.each([
    ['a segment is missing', { segments: [segment(1)] }],
    ['a segment comes twice', { segments: [segment(1), segment(1)] }],
    ['there is one segment too many', { segments: [segment(1), segment(2), segment(3)] }],
    ['a score is above the scale', { segments: [segment(1), segment(2, { score: 10.5 })] }],
    ['a score is below the scale', { segments: [segment(1), segment(2, { score: 0.5 })] }],
    ['a comment is empty', { segments: [segment(1), segment(2, { comment: ' ' })] }],
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
    expect(() => readAnswer(json, profiles.highlights, 2)).toThrow(
      expect.objectContaining({
        answer: json,
        problems: expect.arrayContaining([expect.stringMatching(problem)]),
      }),
    );
  });
});

describe('wireSchema', () => {
  it('has the segments written first, so that they can be watched', () => {
    expect(wireSchema(profiles.solo).propertyOrdering?.[0]).toBe('segments');
  });

  it('asks for every criterion of the profile', () => {
    expect(wireSchema(profiles.couple).properties?.['scores']?.required).toEqual(
      profiles.couple.criteria.map(({ key }) => key),
    );
  });
});

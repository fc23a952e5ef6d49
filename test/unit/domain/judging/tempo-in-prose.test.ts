import { describe, expect, it } from 'vitest';
import type { JudgeAnswer } from '../../../../functions/src/domain/judging/judge-answer.ts';
import { temposInProse } from '../../../../functions/src/domain/judging/tempo-in-prose.ts';

const said = (change: Partial<JudgeAnswer>) =>
  temposInProse({
    segments: [],
    claims: [],
    dancers: [],
    scores: {},
    summary: 'A dance.',
    strengths: [],
    practise: [{ sentence: 'It goes at 90 BPM.', drill: 'So.', criterion: null, at: [] }],
    ...change,
  });

describe('temposInProse', () => {
  it.each([
    ['The music runs at 128 BPM.', [128]],
    ['At 127.5 bpm it flows. Later it is 96-BPM salsa.', [127.5, 96]],
    ['About 96 beats a minute', [96]],
    ['some 96 beats per minute, then 96 BPM', [96]],
    ['Between 120 and 130 BPM.', []],
    ['It moves at 120-130 BPM.', []],
    ['It moves at 120 – 130 BPM.', []],
    ['This is not 140 BPM.', []],
    ['Try it at 90 BPM first.', []],
    ['It gains 10 BPM, faster than before.', []],
    ['It has 3 BPM.', []],
    ['Bar 128, BPM unknown.', []],
  ])('finds in %j: %j', (summary, values) => {
    expect(said({ summary }).map(({ value }) => value)).toEqual(values);
  });

  it('cites the sentence, and the moments of the part in which it stands', () => {
    const comment = 'A calm start. It runs at 100 BPM. Then turns.';
    const claim = { measure: 'tempo_bpm', dancer: null, statement: 'It runs at 100 BPM.' };
    expect(
      said({ segments: [{ segment: 1, label: 'Start', comment, at: [3, 4], score: 5 }] }),
    ).toEqual([{ ...claim, value: 100, at: [3, 4] }]);
    const music = { at: [9], reason: comment, low: null, high: null, score: null };
    expect(said({ scores: { music } })).toEqual([{ ...claim, value: 100, at: [9] }]);
  });

  it('reads what is said to be good', () => {
    const strength = { sentence: 'Steady at 110 BPM.', criterion: null, at: [] };
    expect(said({ strengths: [strength] })).toMatchObject([{ value: 110, at: [] }]);
  });

  it('does not repeat what is claimed', () => {
    const claims = [{ measure: 'tempo_bpm', dancer: null, value: 128, statement: 'Fast.', at: [] }];
    expect(said({ claims, summary: 'It runs at 128 BPM.' })).toEqual([]);
    expect(said({ claims, summary: 'It runs at 129 BPM.' })).toHaveLength(1);
  });
});

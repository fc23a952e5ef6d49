import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import {
  type JudgeAnswer,
  reportOf,
} from '../../../../functions/src/domain/judging/judge-answer.ts';

const plan = [
  { start_seconds: 0, end_seconds: 8.5 },
  { start_seconds: 8.5, end_seconds: 17 },
];

function anAnswer(change: Partial<JudgeAnswer> = {}): JudgeAnswer {
  return {
    segments: [
      { segment: 1, label: 'Opening', comment: 'Calm at 00:03.', score: 6.5 },
      { segment: 2, label: 'Turns', comment: 'Fast at 00:11.', score: null },
    ],
    scores: {
      technical_quality: { score: 7.5, reason: 'Upright at 00:03.' },
      movement_to_music: { score: null, reason: 'There is no music.' },
      choreography_presentation: { score: 8, reason: 'Varied.' },
    },
    summary: 'A good dance.',
    advice: ['Breathe.', 'Finish the lines.'],
    ...change,
  };
}

describe('reportOf', () => {
  it('gives every criterion of the profile out of a hundred, null where it was not judged', () => {
    expect(reportOf(anAnswer(), profiles.solo, plan).scores).toEqual({
      technical_quality: 75,
      movement_to_music: null,
      choreography_presentation: 80,
    });
  });

  it('puts each judged segment at its planned time', () => {
    expect(reportOf(anAnswer(), profiles.solo, plan).segments).toEqual([
      {
        start_seconds: 0,
        end_seconds: 8.5,
        label: 'Opening',
        comment: 'Calm at 00:03.',
        score: 65,
      },
      {
        start_seconds: 8.5,
        end_seconds: 17,
        label: 'Turns',
        comment: 'Fast at 00:11.',
        score: null,
      },
    ]);
  });

  it('rounds any score of the scale to a half step within 10 to 100', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 10, noNaN: true }), (score) => {
        const scores = { ...anAnswer().scores, technical_quality: { score, reason: 'So.' } };
        const given = reportOf(anAnswer({ scores }), profiles.solo, plan).scores[
          'technical_quality'
        ];
        expect(Number(given) % 5).toBe(0);
        expect(Math.abs(Number(given) - score * 10)).toBeLessThanOrEqual(2.5);
      }),
    );
  });

  it('writes the summary, each criterion with its reason and the advice as text', () => {
    expect(reportOf(anAnswer(), profiles.solo, plan).text).toBe(
      [
        'A good dance.',
        'Technical quality: 7.5 of 10. Upright at 00:03.',
        'Movement to music: not judged. There is no music.',
        'Choreography and presentation: 8 of 10. Varied.',
        'To practise next:\n- Breathe.\n- Finish the lines.',
      ].join('\n\n'),
    );
  });

  it('leaves the advice out where there is none', () => {
    expect(reportOf(anAnswer({ advice: [] }), profiles.solo, plan).text).not.toContain('practise');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import { recordingFault } from '../../../../functions/src/contract/recording-sentences.ts';
import type { JudgeAnswer } from '../../../../functions/src/domain/judging/judge-answer.ts';
import { judgedReport } from '../../../../functions/src/domain/judging/judged-report.ts';
import { totalScore } from '../../../../functions/src/domain/judging/total-score.ts';
import { aBody, measured } from '../../../support/measured.ts';

const segments = [
  { start_seconds: 0, end_seconds: 8.5 },
  { start_seconds: 8.5, end_seconds: 17 },
];
const measurements = measured({ seconds: 17, tempo: 120 }, { body: aBody });

const span = (start_seconds: number, end_seconds: number) => ({ start_seconds, end_seconds });
const unranged = { low: null, high: null };

function anAnswer(change: Partial<JudgeAnswer> = {}): JudgeAnswer {
  return {
    segments: [
      { segment: 1, label: 'Opening', comment: 'Calm at 00:03.', at: [3], score: 6.5 },
      { segment: 2, label: 'Turns', comment: 'Fast.', at: [11, 12], score: null },
    ],
    claims: [],
    dancers: [],
    scores: {
      technical_quality: { at: [3], reason: 'Upright at 00:03.', low: 6.5, high: 9, score: 7.5 },
      movement_to_music: { at: [], reason: 'There is no music.', ...unranged, score: null },
      choreography_presentation: { at: [1, 14], reason: 'Varied.', ...unranged, score: 8 },
    },
    summary: 'A good dance.',
    strengths: [
      { sentence: 'Long lines.', criterion: 'technical_quality', at: [span(3, 7)] },
      { sentence: 'On the beat.', criterion: 'movement_to_music', at: [] },
    ],
    practise: [
      { sentence: 'Breathe.', criterion: 'breath', at: [span(1, 2), span(9, 12)], drill: 'Count.' },
    ],
    ...change,
  };
}
const asked = { danceType: null, measurements, segments };
const reportOf = (change: Partial<JudgeAnswer> = {}, profile = profiles.solo) =>
  judgedReport(anAnswer(change), { profile, recording: [], ...asked });

describe('judgedReport', () => {
  it('gives every criterion of the profile out of a hundred, null where it was not judged', () => {
    expect(reportOf().scores).toEqual({
      technical_quality: 75,
      movement_to_music: null,
      choreography_presentation: 80,
    });
  });

  it('keeps what the model says of the whole, and why each criterion has its score or none', () => {
    const words = (text: string) => ({ code: 'judges_words', values: {}, text });
    expect(reportOf()).toMatchObject({
      summary: 'A good dance.',
      reasons: {
        technical_quality: { sentence: words('Upright at 00:03.'), at_seconds: [3] },
        movement_to_music: { sentence: words('There is no music.'), at_seconds: [] },
        choreography_presentation: { sentence: words('Varied.'), at_seconds: [1, 14] },
      },
    });
  });

  it('cites a moment once that a reason cites twice', () => {
    const twice = { at: [3, 3, 9], reason: 'Upright.', ...unranged, score: 7.5 };
    const { reasons } = reportOf({ scores: { technical_quality: twice } });
    expect(reasons['technical_quality']?.at_seconds).toEqual([3, 9]);
  });

  it('has no summary and no reason where the model writes none', () => {
    const silent = { at: [3], reason: ' ', ...unranged, score: 7.5 };
    const { summary, reasons } = reportOf({ summary: '\n', scores: { technical_quality: silent } });
    expect({ summary, reasons }).toEqual({ summary: null, reasons: {} });
  });

  it('puts each judged segment at its planned time, with the moments that it cites', () => {
    expect(reportOf().segments).toEqual([
      { ...segments[0], label: 'Opening', comment: 'Calm at 00:03.', score: 65 },
      { ...segments[1], label: 'Turns', comment: 'Fast. (00:11, 00:12)', score: null },
    ]);
  });

  it('rounds any score of the scale to a half step within 10 to 100', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 10, noNaN: true }), (score) => {
        const technical_quality = { at: [1], reason: 'So.', ...unranged, score };
        const { scores } = reportOf({ scores: { ...anAnswer().scores, technical_quality } });
        const given = scores['technical_quality'];
        expect(Number(given) % 5).toBe(0);
        expect(Math.abs(Number(given) - score * 10)).toBeLessThanOrEqual(2.5);
      }),
    );
  });

  it('writes summary, criteria with reasons and moments, what scores are, and what is good and to practise', () => {
    expect(reportOf().text).toBe(
      [
        'A good dance.',
        'Technical quality: 7.5 of 10, between 6.5 and 9. Upright at 00:03.',
        'Movement to music: not judged. There is no music.',
        'Choreography and presentation: 8 of 10, between 6.5 and 9.5. Varied. (00:01, 00:14)',
        'These scores are what a model judged by watching; no measurement is part of them. What was measured stands beside them.',
        '## What went well\n\n- Long lines. (00:03 to 00:07)',
        '## What to practise\n\n- Breathe. (00:01 to 00:02; 00:09 to 00:12) Count.',
        '## The music, as measured\n\n- Music: 120 beats a minute.',
      ].join('\n\n'),
    );
  });

  it('leaves out what is good and what to practise where nothing is', () => {
    const { text } = reportOf({ strengths: [], practise: [] });
    expect(text).not.toMatch(/practise|What went well/);
  });

  it('says nothing of a criterion without a score, and takes one that is none for none', () => {
    const { strengths, practise } = reportOf();
    const words = (text: string) => ({ code: 'judges_words', values: {}, text });
    expect(strengths).toEqual([
      {
        ...{ sentence: words('Long lines.'), criterion: 'technical_quality' },
        moments: [span(3, 7)],
      },
    ]);
    expect(practise).toEqual([
      {
        ...{ sentence: words('Breathe.'), criterion: null, drill: words('Count.') },
        moments: [span(1, 2), span(9, 12)],
      },
    ]);
  });

  it('keeps at most three of each', () => {
    const point = { sentence: 'So.', criterion: null, at: [], drill: 'So.' };
    const many = new Array(5).fill(point);
    const { strengths, practise } = reportOf({ strengths: many, practise: many });
    expect([strengths.length, practise.length]).toEqual([3, 3]);
  });

  it('has a range for each score that is not null', () => {
    expect(reportOf().ranges).toEqual({
      technical_quality: { low: 65, high: 90 },
      choreography_presentation: { low: 65, high: 95 },
    });
  });

  it('gives no reason of a judge who scores what the others could not, or could not what they score', () => {
    const agreed = {
      scores: {
        ...{ technical_quality: null, movement_to_music: 70 },
        choreography_presentation: 80,
      },
      ranges: {
        movement_to_music: { low: 60, high: 80 },
        choreography_presentation: { low: 70, high: 90 },
      },
      contested: [],
    };
    const { reasons, text } = judgedReport(anAnswer(), {
      ...{ profile: profiles.solo, recording: [], ...asked, agreed, judges: 3 },
    });
    expect(Object.keys(reasons)).toEqual(['choreography_presentation']);
    expect(text).toContain('Technical quality: not judged.\n');
    expect(text).toContain('Movement to music: 7 of 10, between 6 and 8.\n');
    expect(text).not.toMatch(/no music|Upright/);
  });

  it('takes no name that every object has for a criterion', () => {
    const point = { sentence: 'So.', criterion: 'constructor', at: [] };
    expect(reportOf({ strengths: [point] }).strengths[0]?.criterion).toBeNull();
  });

  const slow = {
    ...{ measure: 'tempo_bpm', dancer: null, value: 140 },
    ...{ statement: 'The music races.', at: [4] },
  };

  it('tells where a claim contradicts a measurement, and what they are', () => {
    const { claims, text } = reportOf({ claims: [slow, { ...slow, value: 124 }] });
    expect(claims.map(({ contradicts }) => contradicts)).toEqual([true, false]);
    const [, disagreements] = text.split('## Where the judge and the measurements disagree\n\n');
    expect(disagreements).toBe(
      '- “The music races.” (00:04): it says 140, measured was 120, and they may differ by 7.2 (tempo of the music, beats a minute).',
    );
  });

  it('takes a tempo that stands in prose alone for a claim', () => {
    const { claims } = reportOf({ summary: 'A good dance. It runs at 140 BPM.' });
    expect(claims).toMatchObject([
      { measure: 'tempo_bpm', statement: 'It runs at 140 BPM.', claimed: 140, contradicts: true },
    ]);
  });

  it('gives the same scores whatever is claimed and measured', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), (value) => {
        const { scores } = reportOf({ claims: [{ ...slow, value }] });
        expect(totalScore(scores)).toBe(totalScore(reportOf().scores));
      }),
    );
  });

  it('tells of the recording before all else', () => {
    const recording = [recordingFault('shaky'), recordingFault('no_sound')];
    const { text } = judgedReport(anAnswer(), { profile: profiles.solo, ...asked, recording });
    const [first, second] = text.split('\n\n');
    expect(first).toBe(
      `About the recording:\n${recording.map((fault) => `- ${fault.text}`).join('\n')}`,
    );
    expect(second).toBe('A good dance.');
  });

  it('says what was not measured', () => {
    const silent = measured({ tempo: null }, { loudness_dbfs: null, body: aBody });
    const unheard = { profile: profiles.solo, recording: [], ...asked, measurements: silent };
    const { notMeasured, text } = judgedReport(anAnswer(), unheard);
    const why = 'the video has no sound: record the music too';
    expect(notMeasured).toMatchObject([{ what: 'Music and timing', why, why_code: 'no_sound' }]);
    expect(text).toContain(`## Not measured\n\n- **Music and timing**: ${why}.`);
  });
});

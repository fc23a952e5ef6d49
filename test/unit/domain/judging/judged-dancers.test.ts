import { describe, expect, it } from 'vitest';
import type { Measurements } from '../../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import { reportItemSchema } from '../../../../functions/src/contract/report.ts';
import { askedDancers } from '../../../../functions/src/domain/judging/asked-dancers.ts';
import { readCitedTimes } from '../../../../functions/src/domain/judging/cited-times.ts';
import type {
  JudgeAnswer,
  WrittenAnswer,
} from '../../../../functions/src/domain/judging/judge-answer.ts';
import { judgePrompt } from '../../../../functions/src/domain/judging/judge-prompt.ts';
import { judgedReport } from '../../../../functions/src/domain/judging/judged-report.ts';
import { aReport } from '../../../support/build-report.ts';
import { measured, twoDancers } from '../../../support/measured.ts';

const durationSeconds = 32;
const segments = [{ start_seconds: 0, end_seconds: durationSeconds }];
const [left, right] = twoDancers.map(({ label }) => label.text) as [string, string];
const couple = measured({}, { bodies: [...twoDancers] });
const alone = measured({}, { bodies: twoDancers.slice(0, 1) });

const scored = {
  ...{ label: left, at: [5], comment: 'A wide frame.' },
  ...{ technique: 7.3, presentation: 6 },
};
function anAnswer(change: Partial<JudgeAnswer> = {}): JudgeAnswer {
  return {
    ...{ segments: [], claims: [], scores: {}, summary: 'Well danced.' },
    ...{ strengths: [], practise: [] },
    dancers: [{ ...scored, label: right, presentation: null }, scored],
    ...change,
  };
}
const against = { profile: profiles.couple, danceType: null, recording: [], segments };
const reportOf = (change: Partial<JudgeAnswer> = {}, measurements = couple) =>
  judgedReport(anAnswer(change), { ...against, measurements });
const prompt = (measurements: Measurements) =>
  judgePrompt({
    ...{ ...against, durationSeconds, measurements },
    ...{ dancers: null, title: null, params: {} },
  }).task;

describe('the prompt', () => {
  it('asks for each dancer, and for whom claims of their readings are made', () => {
    const task = prompt(couple);
    expect(task).toContain('- dancers: one entry for each dancer that is named above');
    expect(task).toMatch(/^- claims: .*tempo_bpm.*body_posture.* as `dancer` the words/m);
  });

  it.each([
    ['one alone', alone],
    ['nobody', measured()],
  ])('does not where it names %s', (_, measurements) => {
    expect(prompt(measurements)).not.toMatch(/- dancers:|`dancer`/);
  });
});

describe('what a model says of each dancer', () => {
  it('is kept in their order, out of a hundred, with the moments that it cites', () => {
    const { dancers } = reportOf();
    expect(dancers).toEqual([
      {
        ...{ body_id: 1, label: twoDancers[0].label, technique: 75, presentation: 60 },
        comment: 'A wide frame. (00:05)',
      },
      {
        ...{ body_id: 2, label: twoDancers[1].label, technique: 75, presentation: null },
        comment: 'A wide frame. (00:05)',
      },
    ]);
    const item = { ...aReport, created_at: aReport.created_at.toISOString(), dancers };
    expect(reportItemSchema.parse(item)).toEqual(item);
  });

  it('has a paragraph each, in which what was measured stands behind it', () => {
    const { text } = reportOf();
    expect(text).toContain(
      '## Each dancer\n\n- Dancer “on the left at the start, in dark”: technique 7.5 of 10, presentation 6 of 10. A wide frame. (00:05) Measured: seen in 90 % of 600 frames; extension 70 %',
    );
    expect(text).toContain(
      '- Dancer “on the right at the start”: technique 7.5 of 10, presentation not judged. A wide frame.',
    );
  });

  it('is nothing of whom it leaves out, whose readings are told all the same', () => {
    const { dancers, text } = reportOf({ dancers: [scored] });
    expect(dancers).toMatchObject([{ body_id: 1 }]);
    expect(text).toContain('- Dancer “on the right at the start”: seen in 80 % of 600 frames');
  });

  it('is null where it was not asked', () => {
    expect(reportOf({ dancers: [] }).dancers).toEqual([]);
    expect(reportOf({}, alone).dancers).toBeNull();
    expect(reportOf({}, measured()).dancers).toBeNull();
    expect(reportOf({}, measured()).text).not.toContain('Each dancer');
  });

  it('is read for tempi as all that it says', () => {
    const comment = 'Steps at 150 BPM.';
    const { claims } = reportOf({ dancers: [{ ...scored, comment }] });
    expect(claims).toMatchObject([{ claimed: 150, body_id: null, contradicts: true }]);
  });
});

describe('a claim of one dancer', () => {
  const low = {
    ...{ measure: 'body_posture', dancer: right, value: 0.3 },
    ...{ statement: 'The trunk hangs.', at: [4] },
  };

  it('stands beside what was measured of that one', () => {
    const { claims } = reportOf({ claims: [low, { ...low, dancer: left }] });
    expect(claims).toMatchObject([
      { measure: 'body_posture', body_id: 2, measured: 0.6, contradicts: false },
      { measure: 'body_posture', body_id: 1, measured: 0.8, contradicts: true },
    ]);
  });

  it('is told with the name of whom it is where it contradicts', () => {
    const { text } = reportOf({ claims: [{ ...low, value: 0.1 }] });
    expect(text).toContain(
      '- “The trunk hangs.” (00:04) of “on the right at the start”: it says 0.1, measured was 0.6,',
    );
  });

  it('leaves those of all in the picture as they are', () => {
    const claim = { measure: 'tempo_bpm', dancer: null, value: 120, statement: 'So.', at: [] };
    expect(reportOf({ claims: [claim] }).claims).toMatchObject([{ body_id: null, measured: 120 }]);
  });
});

describe('readCitedTimes', () => {
  const asked = {
    ...{ durationSeconds, segments, claimable: ['tempo_bpm'] as const },
    dancers: askedDancers(couple),
  };
  const entry = { ...scored, at: ['00:05'] };
  const claim = {
    ...{ measure: 'body_posture', dancer: left, value: 0.5 },
    ...{ statement: 'So.', at: [] },
  };
  const read = (change: Partial<WrittenAnswer>) =>
    readCitedTimes({ ...anAnswer(), claims: [], dancers: [], ...change } as WrittenAnswer, asked);
  const choice = `choose from ${JSON.stringify(left)}, ${JSON.stringify(right)}`;

  it('takes each dancer once, with the moments as seconds', () => {
    const { answer, stray } = read({ dancers: [entry, { ...entry, label: right }] });
    expect(answer.dancers.map(({ label, at }) => [label, at])).toEqual([
      [left, [5]],
      [right, [5]],
    ]);
    expect(stray).toEqual([]);
  });

  it.each([
    [
      'is named otherwise',
      { label: 'the man' },
      `dancers.1.label: "the man" is no dancer, ${choice}`,
    ],
    ['comes twice', {}, `dancers.1.label: ${JSON.stringify(left)} comes twice`],
  ])('leaves out one who %s, and says so', (_, change, problem) => {
    const { answer, stray } = read({ dancers: [entry, { ...entry, ...change }] });
    expect(answer.dancers).toHaveLength(1);
    expect(stray).toEqual([problem]);
  });

  it('says where a scored dancer cites no moment, and asks for none where nothing is scored', () => {
    const uncited = { ...entry, at: [] };
    expect(read({ dancers: [uncited] }).stray).toEqual([
      'dancers.0.at: a scored dancer cites at least one moment of the video as MM:SS',
    ]);
    const unscored = { ...uncited, technique: null, presentation: null };
    expect(read({ dancers: [unscored] }).stray).toEqual([]);
  });

  it.each([
    ['of one dancer', claim, left],
    ['of all, whoever is named', { ...claim, measure: 'tempo_bpm' }, null],
  ])('takes a claim %s', (_, some, dancer) => {
    expect(read({ claims: [some] }).answer.claims).toMatchObject([{ dancer }]);
  });

  it.each([
    ['of no dancer', { dancer: null }, `claims.0.dancer: says of no dancer, ${choice}`],
    ['of somebody else', { dancer: 'Bo' }, `claims.0.dancer: "Bo" is no dancer, ${choice}`],
    [
      'of nothing measured',
      { measure: 'grace' },
      'claims.0.measure: "grace" was not measured, choose from tempo_bpm, body_extension, body_symmetry, body_posture, body_smoothness, body_range',
    ],
  ])('leaves out a claim %s, and says so', (_, change, problem) => {
    const { answer, stray } = read({ claims: [{ ...claim, ...change }] });
    expect(answer.claims).toEqual([]);
    expect(stray).toEqual([problem]);
  });
});

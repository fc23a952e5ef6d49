import { describe, expect, it } from 'vitest';
import type { DancerBody } from '../../../../functions/src/contract/body.ts';
import { dancerLabel } from '../../../../functions/src/contract/dancer-labels.ts';
import type { Measurements } from '../../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import { judgePrompt } from '../../../../functions/src/domain/judging/judge-prompt.ts';
import { judgeBySignal } from '../../../../functions/src/domain/judging/signal-judgement.ts';
import { aBody, measured, someRepetitions, twoDancers } from '../../../support/measured.ts';
import { aCouple, aGroup } from '../../../support/together.ts';

type Several = 'couple' | 'group';
const durationSeconds = 32;
const whole = { start_seconds: 0, end_seconds: durationSeconds };

const judge = (type: Several, change: Partial<Measurements>) =>
  judgeBySignal({
    ...{ profile: profiles[type], danceType: null, durationSeconds, recording: [] },
    measurements: measured({}, change),
  });
const report = (type: Several, change: Partial<Measurements>) => judge(type, change).text;
const prompt = (type: Several, change: Partial<Measurements>) =>
  judgePrompt({
    ...{ profile: profiles[type], danceType: null, durationSeconds, recording: [] },
    ...{ dancers: null, title: null, params: {}, segments: [whole] },
    measurements: measured({}, change),
  }).task;
const texts = [
  {
    ...{ tell: report, of: 'the report without a model' },
    readings: (posture: number) => `extension 70 %, symmetry 60 %, posture ${posture} %`,
    best: 'Clearest second 00:11.',
  },
  {
    ...{ tell: prompt, of: 'the prompt' },
    readings: (posture: number) =>
      `of 1: extension 0.70 (confidence 0.80), symmetry 0.60 (confidence 0.80), posture ${(posture / 100).toFixed(2)} (`,
    best: 'Clearest second 00:11 (confidence 0.80).',
  },
];

const couple = { bodies: [...twoDancers], together: aCouple };
const group = {
  together: aGroup,
  bodies: [1, 2, 5].map(
    (number): DancerBody => ({
      ...{ ...aBody, body_id: number },
      label: dancerLabel('from_left', { number, of: 5 }),
    }),
  ),
};
const dancerLinesOf = (text: string) => text.match(/^- Dancer .*$/gm) ?? [];

describe.each(texts)('$of', ({ tell, readings, best }) => {
  it('has a paragraph for each of a couple, by what people see, with their own readings', () => {
    const [left, right, ...others] = dancerLinesOf(tell('couple', couple));
    expect(left).toContain(
      `- Dancer “on the left at the start, in dark”: seen in 90 % of 600 frames; ${readings(80)}`,
    );
    expect(left).toContain(best);
    expect(right).toContain(
      `- Dancer “on the right at the start”: seen in 80 % of 600 frames; ${readings(60)}`,
    );
    expect(right).not.toContain('Clearest second');
    expect(others).toEqual([]);
  });

  it('tells what they do together by the same names', () => {
    expect(tell('couple', couple)).toContain(
      '- Together: “on the left at the start, in dark” and “on the right at the start” were seen at once for 21 s',
    );
  });

  it('has a paragraph for each of a group, and names who is late', () => {
    const text = tell('group', group);
    expect(dancerLinesOf(text).map((line) => line.split(':')[0])).toEqual([
      '- Dancer “number 1 of 5 from the left at the start”',
      '- Dancer “number 2 of 5 from the left at the start”',
      '- Dancer “number 5 of 5 from the left at the start”',
    ]);
    expect(text).toContain('“number 5 of 5 from the left at the start” is 200 ms late');
  });

  it.each(['couple', 'group'] as const)('has none for a %s of which none was followed', (type) => {
    const text = tell(type, { bodies: null, body_absence: 'not_installed' });
    expect(text).not.toMatch(/Dancer |Each dancer|Together: /);
  });
});

describe('the prompt', () => {
  it('asks for the same names where there are several', () => {
    const asked = 'by the words in quotation marks';
    expect(prompt('couple', couple)).toContain(asked);
    expect(prompt('couple', { bodies: twoDancers.slice(0, 1) })).not.toContain(asked);
    expect(prompt('couple', {})).not.toContain(asked);
  });

  it('does not say of the readings of each that they were not measured', () => {
    expect(prompt('couple', couple)).not.toMatch(/body_posture: .*: /);
    expect(prompt('couple', {})).toMatch(/body_posture: .*: not measured/);
  });
});

describe('the report without a model', () => {
  it.each(['couple', 'group', 'solo', 'workout', 'highlights'] as const)(
    'says of a %s nothing in raw figures',
    (type) => {
      const body = type === 'couple' || type === 'group' ? {} : { body: aBody };
      const several = type === 'couple' ? couple : type === 'group' ? group : {};
      const figures = {
        ...measured(),
        motion_energy: 0.004,
        beat_alignment: 0.617,
        tempo_clarity: 0.834,
      };
      const { text, segments } = judgeBySignal({
        ...{ profile: profiles[type], danceType: null, durationSeconds, recording: [] },
        measurements: { ...figures, ...body, ...several, repetitions: someRepetitions },
      });
      const said = [text, ...segments.map(({ comment }) => comment)].join('\n');
      expect(said).not.toMatch(/\d\.\d|dBFS|confidence \d|of 1\b/);
      expect(said).toMatch(/\d %/);
      expect(said).toContain('less than 1 % of the picture moves');
      expect(said).toContain('Sound: 18 dB below the loudest possible');
    },
  );

  it('makes no one score of two bodies, and says so', () => {
    const { scores, notMeasured } = judge('couple', couple);
    expect(scores['technical_quality']).toBeNull();
    expect(notMeasured).toMatchObject([
      { what: 'Technical quality', why_code: 'of_each_dancer' },
      { what: 'Choreography and presentation', why_code: 'choreography_takes_eyes' },
    ]);
  });
});

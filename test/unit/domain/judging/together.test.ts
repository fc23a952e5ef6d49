import { describe, expect, it } from 'vitest';
import {
  measurementsSchema,
  nothingMeasured,
} from '../../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import type { Together } from '../../../../functions/src/contract/together.ts';
import { judgeBySignal } from '../../../../functions/src/domain/judging/signal-judgement.ts';
import { togetherLines } from '../../../../functions/src/domain/judging/together-lines.ts';
import { measured } from '../../../support/measured.ts';

const sure = (value: number) => ({ value, confidence: 0.7 });
const unsure = { value: 0.9, confidence: 0.2 };

const couple: Together = {
  ...{ body_ids: [0, 1], seconds: 21.4, absence: null, synchrony: sure(0.49) },
  ...{ limbs: sure(0.64), rise: sure(0.3), steps: unsure, mirrored: sure(0.5) },
  ...{ same_sided: sure(0.1), sides: 'mirrored', hands: { share: 0.79, ...sure(0.6) } },
  distance: { trunks: 1.2, spread: 0.13, confidence: 0.7 },
  ...{ dancers: [], pairs: [] },
  breaks: [{ start_seconds: 8.2, end_seconds: 10.9, body_ids: [0, 1] }],
  synchrony_curve: { interval_seconds: 1, values: [0.5, null] },
};
const dancer = { synchrony: sure(0.6), unison: sure(0.7), late_ms: null };
const group: Together = {
  ...couple,
  ...{ body_ids: [0, 1, 4], same_sided: sure(0.66), sides: 'same_sided', hands: null },
  dancers: [
    { body_id: 0, ...dancer },
    { body_id: 1, ...dancer },
    { body_id: 4, ...dancer, late_ms: 200 },
  ],
  breaks: [{ start_seconds: 8.2, end_seconds: 10.9, body_ids: [4] }],
};

const judge = (type: 'couple' | 'group', together: Together | null) =>
  judgeBySignal({
    ...{ profile: profiles[type], danceType: null, durationSeconds: 32, recording: [] },
    measurements: measured({}, { together }),
  });
const partnering = (judged: ReturnType<typeof judge>) => judged.scores['partnering_skills'];
const whyOf = (judged: ReturnType<typeof judge>) =>
  judged.notMeasured
    .filter(({ what }) => ['Partnering skills', 'Together'].includes(what))
    .map(({ why_code }) => why_code);

describe('partnering skills without a model', () => {
  it('rest on how far two move at one time, and say what was not judged', () => {
    const judged = judge('couple', couple);
    expect(partnering(judged)).toBe(70);
    expect(judged.text).toContain('connection, spacing and leading were not judged');
    expect(whyOf(judged)).toEqual([]);
  });

  it('are 0 of two who do so no more than strangers', () => {
    expect(partnering(judge('couple', { ...couple, synchrony: sure(-0.3) }))).toBe(0);
  });

  it('rest on unison too where it is a group', () => {
    expect(partnering(judge('group', group))).toBe(76);
  });

  const nothing: Partial<Together> = { synchrony: null, same_sided: null, breaks: null };
  it.each([
    ['nobody was followed so', 'couple', null, ['partnering_takes_both']],
    [
      'one was seen',
      'couple',
      { ...couple, ...nothing, absence: 'one_seen', body_ids: [0] },
      ['see_together', 'one_dancer_seen'],
    ],
    [
      'both were seen for too little',
      'couple',
      { ...couple, ...nothing, absence: 'too_little_at_once', seconds: 1.8 },
      ['see_together', 'seldom_seen_together'],
    ],
    [
      'it is not sure',
      'couple',
      { ...couple, synchrony: unsure },
      ['see_together', 'together_unsure'],
    ],
    ['a group is two', 'group', couple, ['see_together', 'fewer_than_three']],
  ] as const)('have no score where %s, and say so', (_, type, together, codes) => {
    const judged = judge(type, together as Together | null);
    expect(partnering(judged)).toBeNull();
    expect(whyOf(judged)).toEqual(codes);
  });
});

describe('togetherLines', () => {
  it('tells what is sure of two, in words', () => {
    expect(togetherLines(couple)).toEqual([
      'Together: dancer 1 and dancer 2 were seen at once for 21 s; they move at one time closely (limbs very closely, rise and fall of the hips in part).',
      'They mirror each other.',
      'A hand of each is near the other’s 79 % of the time.',
      'They part in time: 00:08 to 00:10.',
    ]);
  });

  it('names who of a group is late, and who leaves the others', () => {
    const names = ['left, in dark', 'middle', '', '', 'right'];
    expect(togetherLines(group, (id) => names[id] ?? '')).toEqual([
      expect.stringContaining('Together: left, in dark, middle and right were seen at once'),
      'Unison: they take the same poses very closely.',
      'Against the others right is 200 ms late.',
      'They part in time: 00:08 to 00:10 (right).',
    ]);
  });

  it('tells nothing where nothing is told', () => {
    expect(togetherLines(null)).toEqual([]);
    expect(togetherLines({ ...couple, absence: 'too_little_at_once' })).toEqual([]);
  });
});

describe('measurements', () => {
  it('are still read where they are from before dancers were followed together', () => {
    const { together: _, ...old } = nothingMeasured;
    expect(measurementsSchema.parse(old).together).toBeNull();
    expect(measurementsSchema.parse({ ...old, together: group }).together).toEqual(group);
  });
});

import { describe, expect, it } from 'vitest';
import {
  measurementsSchema,
  nothingMeasured,
} from '../../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import type { Together } from '../../../../functions/src/contract/together.ts';
import { notMeasured } from '../../../../functions/src/domain/judging/not-measured.ts';
import { judgeBySignal } from '../../../../functions/src/domain/judging/signal-judgement.ts';
import { togetherLines } from '../../../../functions/src/domain/judging/together-lines.ts';
import { measureTogether } from '../../../../functions/src/signal/together/measure-together.ts';
import { measured, twoDancers } from '../../../support/measured.ts';
import { aCouple as couple, aGroup as group, sure, unsure } from '../../../support/together.ts';

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
      { ...couple, ...nothing, absence: 'one_seen', body_ids: [1] },
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
    [
      'the unison of a group is not sure',
      'group',
      { ...group, same_sided: unsure },
      ['see_together', 'unison_unsure'],
    ],
    ['a group is two', 'group', couple, ['see_together', 'fewer_than_three']],
  ] as const)('have no score where %s, and say so', (_, type, together, codes) => {
    const judged = judge(type, together as Together | null);
    expect(partnering(judged)).toBeNull();
    expect(whyOf(judged)).toEqual(codes);
  });
});

describe('what a group of two lacks', () => {
  it.each([
    ['two were seen', null, /^a group is three at least, and 2 were seen clearly: take Couple/],
    [
      'two were named',
      { points: 2, of_nobody: [] },
      /^a group is three at least, and 2 were named: name three at least, or nobody at all/,
    ],
    [
      'two of three points name somebody',
      { points: 3, of_nobody: [3] },
      /^a group is three at least, and 2 were named: /,
    ],
    [
      'three were named, of whom two were seen',
      { points: 3, of_nobody: [] },
      /^a group is three at least, and 2 were seen clearly/,
    ],
  ])('says that %s', (_, dancers_named, why) => {
    const lacking = notMeasured(
      profiles.group,
      measured({}, { together: couple, bodies: [...twoDancers], dancers_named }),
    );
    const ofThem = lacking.filter(({ what }) => what === 'Together');
    expect(ofThem).toMatchObject([{ why: expect.stringMatching(why) }]);
  });
});

describe('what a couple lacks of whom nobody could be followed', () => {
  it.each(['nobody_seen', 'nobody_named'] as const)('is told once, as %s', (body_absence) => {
    const together = measureTogether([]);
    const named = body_absence === 'nobody_named' ? { points: 2, of_nobody: [1, 2] } : null;
    const lacking = notMeasured(
      profiles.couple,
      measured({}, { together, body_absence, dancers_named: named }),
    );
    expect(lacking).toMatchObject([{ what: 'Body', why_code: body_absence }]);
  });
});

describe('togetherLines', () => {
  it('tells what is sure of two, in words', () => {
    expect(togetherLines({ together: couple, bodies: [...twoDancers] })).toEqual([
      'Together: “on the left at the start, in dark” and “on the right at the start” were seen at once for 21 s; they move at one time closely (limbs very closely, rise and fall of the hips in part).',
      'They mirror each other.',
      'A hand of each is near the other’s 79 % of the time.',
      'They part in time: 00:08 to 00:10.',
    ]);
  });

  it('names who of a group is late, and who leaves the others', () => {
    const [one, other] = twoDancers;
    const bodies = [one, { ...other, body_id: 5 }];
    expect(togetherLines({ together: group, bodies })).toEqual([
      expect.stringContaining(
        'Together: “on the left at the start, in dark”, dancer 2 and “on the right at the start” were seen at once',
      ),
      'Unison: they take the same poses very closely.',
      'Against the others “on the right at the start” is 200 ms late.',
      'They part in time: 00:08 to 00:10 (“on the right at the start”).',
    ]);
  });

  it('tells nothing where nothing is told', () => {
    const linesOf = (together: Together | null) => togetherLines({ together, bodies: null });
    expect(linesOf(null)).toEqual([]);
    expect(linesOf({ ...couple, absence: 'too_little_at_once' })).toEqual([]);
  });
});

describe('measurements', () => {
  it('are still read where they are from before dancers were followed together', () => {
    const { together: _, ...old } = nothingMeasured;
    expect(measurementsSchema.parse(old).together).toBeNull();
    expect(measurementsSchema.parse({ ...old, together: group }).together).toEqual(group);
  });
});

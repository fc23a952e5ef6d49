import { describe, expect, it } from 'vitest';
import type { Measurements } from '../../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import type { Segment } from '../../../../functions/src/contract/report.ts';
import { coachBySignal } from '../../../../functions/src/domain/coaching/coach.ts';
import { danceOf } from '../../../../functions/src/domain/dances/find-dance.ts';
import { aBody, measured, someRepetitions, twoDancers } from '../../../support/measured.ts';
import { aCouple, aGroup, sure, unsure } from '../../../support/together.ts';

const seconds = 32;
const throughout = [{ start_seconds: 0, end_seconds: seconds }];

function coach(
  type: keyof typeof profiles,
  changes: Partial<Measurements>,
  { danceType = '', segments = [] as Segment[] } = {},
) {
  const measurements = measured({ seconds }, { seen_spans: throughout, ...changes });
  const { strengths, practise } = coachBySignal({
    profile: profiles[type],
    dance: danceOf(danceType),
    ...{ durationSeconds: seconds, measurements, segments },
  });
  return { strengths, practise, codes: { good: codesOf(strengths), weak: codesOf(practise) } };
}
const codesOf = (points: readonly { sentence: { code: string } }[]) =>
  points.map(({ sentence }) => sentence.code);

const plain = { ...aBody, best_second: null, worst_second: null };
const level = { extension: sure(0.7), range: sure(0.6), posture: sure(0.9), smoothness: sure(0.7) };
const ordinary = { ...plain, ...level };
const late = { start_seconds: 12, end_seconds: 17, late_ms: 120, late_beats: 0.24 };
const parting = { start_seconds: 2, end_seconds: 5, body_ids: [] };
const loose = { beat_alignment: 0.02, phase_coherence: 0.2, beat_offset_ms: null };
const beside = { beat_alignment: -0.2, phase_coherence: 0.9 };

describe('what is told of a dance', () => {
  it.each<[string, Partial<Measurements>, string[], string[]]>([
    ['is nothing but the beat of an ordinary one on it', {}, ['on_beat'], []],
    ['names where it leaves the beat', { off_beat: [late] }, ['on_beat_mostly'], ['leaves_beat']],
    [
      'is off it for most of the time',
      { off_beat: [{ ...late, end_seconds: 30 }] },
      [],
      ['leaves_beat'],
    ],
    ['answers the beats, and each of them late', { beat_offset_ms: 110 }, [], []],
    ['is late all the time', { ...beside, beat_offset_ms: 90 }, [], ['beside_beat']],
    ['may be on other beats', { ...beside, beat_offset_ms: 240 }, [], ['other_beats']],
    [
      'is seldom on a beat',
      { ...loose, timing_from: { moves: 60, beats: 64 } },
      [],
      ['few_on_beat'],
    ],
    [
      'may be on it, for all that is known',
      { ...loose, timing_from: { moves: 14, beats: 64 } },
      [],
      [],
    ],
    ['stands still', { stillness: 0.5 }, ['on_beat'], ['still']],
    ['moves little in little light', { stillness: 0.5, motion_energy: 0.001 }, ['on_beat'], []],
    ['has one level', { motion_dynamics: 0.05 }, ['on_beat'], ['one_level']],
    ['has two levels', { motion_dynamics: 0.8 }, ['on_beat', 'contrast'], []],
    ['is bent', { body: { ...ordinary, posture: sure(0.6) } }, ['on_beat'], ['bent']],
    ['is upright', { body: { ...ordinary, posture: sure(0.98) } }, ['on_beat', 'upright'], []],
    ['is jerky', { body: { ...ordinary, smoothness: sure(0.3) } }, ['on_beat'], ['jerky']],
    ['flows', { body: { ...ordinary, smoothness: sure(0.9) } }, ['on_beat', 'smooth'], []],
    ['is small', { body: { ...ordinary, range: sure(0.1) } }, ['on_beat'], ['small']],
    ['is held in', { body: { ...ordinary, extension: sure(0.4) } }, ['on_beat'], ['near_body']],
  ])('%s', (_, changes, good, weak) => {
    const { codes } = coach('solo', { body: ordinary, off_beat: [], ...changes });
    expect(codes).toEqual({ good: expect.arrayContaining(good), weak });
    expect(codes.good).toHaveLength(good.length);
  });

  it('says how far it leaves the beat, where, and how to get back', () => {
    const [point] = coach('solo', { off_beat: [late] }).practise;
    expect(point).toEqual({
      sentence: {
        code: 'leaves_beat',
        values: { places: 1, part: 'a quarter of a beat late' },
        text: 'In one place the movement leaves the beat: a quarter of a beat late.',
      },
      criterion: 'movement_to_music',
      moments: [{ start_seconds: 12, end_seconds: 17 }],
      drill: expect.objectContaining({
        code: 'leaves_beat',
        text: expect.stringContaining('count'),
      }),
    });
  });

  it('plays the three longest of many places, in order of time', () => {
    const off_beat = [2, 8, 15, 24].map((start_seconds, index) => ({
      ...late,
      ...{ start_seconds, end_seconds: start_seconds + 2 + index },
    }));
    const [point] = coach('solo', { off_beat }).practise;
    expect(point?.moments.map(({ start_seconds }) => start_seconds)).toEqual([8, 15, 24]);
    expect(point?.sentence.text).toContain('In 4 places');
  });

  it.each([
    [90, 'late', 'start each step on the “and”'],
    [-90, 'early', 'wait for each click'],
  ])('has who is by %i ms %s practise the other way', (beat_offset_ms, side, drill) => {
    const [point] = coach('couple', { ...beside, beat_offset_ms }).practise;
    expect(point?.sentence.values).toEqual({ side });
    expect(point?.drill.text).toContain(drill);
  });

  it('shows the part in which it is best on the beat', () => {
    const segments = [40, 90, null].map((score, index) => ({
      ...{ start_seconds: 10 * index, end_seconds: 10 * index + 10, label: '', comment: '', score },
    }));
    const [point] = coach('solo', {}, { segments }).strengths;
    expect(point?.moments).toEqual([{ start_seconds: 10, end_seconds: 20 }]);
  });

  it('tells of the best second behind all that is told of the whole, of the weakest nothing', () => {
    const body = { ...aBody, ...level, posture: sure(0.6) };
    const { practise, strengths } = coach('solo', { body });
    expect(codesOf(practise)).toEqual(['bent']);
    const best = strengths.at(-1);
    expect(best?.sentence.text).toBe('The body is most stretched, even and smooth here.');
    expect(best?.moments).toEqual([{ start_seconds: 10, end_seconds: 13 }]);
  });

  it('tells what is further from good before what is nearer', () => {
    const of = (posture: number, smoothness: number) =>
      coach('solo', {
        body: { ...ordinary, posture: sure(posture), smoothness: sure(smoothness) },
      }).codes.weak;
    expect(of(0.75, 0.2)).toEqual(['jerky', 'bent']);
    expect(of(0.2, 0.5)).toEqual(['bent', 'jerky']);
  });

  it('praises nothing of an aspect in which something is to be practised', () => {
    const body = { ...ordinary, extension: sure(0.9), range: sure(0.1) };
    expect(coach('solo', { body }).codes).toEqual({ good: ['on_beat'], weak: ['small'] });
  });

  it.each<[string, Partial<Measurements>, string]>([
    ['a reading that is not sure', { body: { ...ordinary, posture: unsure } }, ''],
    [
      'the smoothness of who hardly moves',
      { body: { ...ordinary, smoothness: sure(0.1), range: { value: 0.2, confidence: 0.1 } } },
      '',
    ],
    ['the posture of who lies on the floor', { body: { ...bent(), upright: 0.1 } }, ''],
    ['the posture of a dance that is not judged by it', { body: bent() }, 'breaking'],
    ['the beat of four seconds', { beat_seconds: [1, 2, 3, 4, 5, 6] }, ''],
    [
      'the beat of many beats and few movements',
      { beat_alignment: 0.9, timing_from: { moves: 8, beats: 60 } },
      '',
    ],
    ['the movement of six seconds', { seen_spans: [{ start_seconds: 0, end_seconds: 6 }] }, ''],
    ['what moves where nobody is', { body: null, body_absence: 'nobody_seen' }, ''],
    ['who was seen for a moment', { body: { ...bent(), seen: 0.1 } }, ''],
  ])('is nothing of %s', (_, changes, danceType) => {
    const { codes } = coach(
      'solo',
      {
        ...{ body: ordinary, motion_dynamics: changes.seen_spans ? 0.9 : 0.4 },
        ...{ beat_alignment: changes.beat_seconds ? 0.9 : 0.3, ...changes },
      },
      { danceType },
    );
    expect(codes).toEqual({ good: [], weak: [] });
  });

  function bent() {
    return { ...ordinary, posture: sure(0.3) };
  }
});

describe('what is told of several', () => {
  const [one, other] = twoDancers;
  const both = (first: Partial<typeof one>, second: Partial<typeof one>) => ({
    beat_alignment: 0.3,
    bodies: [
      { ...one, ...ordinary, ...first },
      { ...other, ...ordinary, ...second },
    ],
  });

  it('is good where it is good of both, and to be practised by whom it names', () => {
    const upright = { posture: sure(0.98) };
    const bent = { posture: sure(0.5) };
    const texts = (first: object, second: object) => {
      const { strengths, practise } = coach('couple', both(first, second));
      return [...strengths, ...practise].map(({ sentence }) => sentence.text);
    };
    expect(texts(upright, upright)).toEqual(['Both: trunk and head stay upright.']);
    expect(texts(upright, {})).toEqual([]);
    expect(texts(upright, bent)).toEqual([
      'On the right at the start: trunk or head is often bent or leaning.',
    ]);
    expect(texts(bent, bent)).toEqual(['Both: trunk or head is often bent or leaning.']);
  });

  it.each<[string, Partial<typeof aCouple>, string[], string[]]>([
    ['as one', { breaks: [] }, ['as_one'], []],
    ['as one but for a place', {}, ['as_one_mostly'], ['breaks']],
    [
      'as one by the number, and apart for most of the time',
      { breaks: [{ ...parting, end_seconds: 20 }] },
      [],
      ['breaks'],
    ],
    ['nothing in between', { synchrony: sure(0.3), breaks: [] }, [], []],
    ['seldom', { synchrony: sure(0.05) }, [], ['apart']],
    ['seldom, perhaps', { synchrony: { value: 0.18, confidence: 0.6 } }, [], []],
    ['nothing that is not sure', { synchrony: unsure }, [], []],
  ])('is how far they move at one time: %s', (_, changes, good, weak) => {
    const together = { ...aCouple, ...changes };
    const { codes } = coach('couple', { ...both({}, {}), together });
    expect(codes).toEqual({ good, weak });
  });

  it('plays where a couple parts', () => {
    const { practise } = coach('couple', { ...both({}, {}), together: aCouple });
    expect(practise[0]).toMatchObject({
      sentence: { text: 'In one place you lose each other.' },
      criterion: 'partnering_skills',
      moments: [{ start_seconds: 8.2, end_seconds: 10.9 }],
    });
  });

  it('names who of a group is late, and praises its unison', () => {
    const three = [...twoDancers, { ...other, body_id: 5 }].map((body) => ({
      ...body,
      ...ordinary,
    }));
    const { practise, strengths } = coach('group', {
      ...{ beat_alignment: 0.3, bodies: three, together: { ...aGroup, breaks: [] } },
    });
    expect(codesOf(strengths)).toEqual(['same_poses', 'as_one_mostly']);
    expect(practise).toMatchObject([
      {
        sentence: { text: 'On the right at the start: often late against the others.' },
        drill: { text: expect.stringContaining('mirror') },
      },
    ]);
  });

  it('never has a group practise the same poses: its choreography may want others', () => {
    const together = {
      ...aGroup,
      same_sided: sure(0.01),
      breaks: [],
      dancers: aGroup.dancers.slice(0, 2),
    };
    expect(coach('group', { ...both({}, {}), together }).codes.weak).toEqual([]);
  });
});

describe('what is told of a workout', () => {
  const set = (change: Partial<typeof someRepetitions>) => ({
    repetitions: {
      ...someRepetitions,
      ...{ steadiness: 0.8, sameness: 0.95, range: 0.9 },
      ...change,
    },
  });
  const each = (lengthOf: (index: number) => number) =>
    Array.from({ length: 9 }, (_, index) => ({
      ...{ start_seconds: 3 * index, end_seconds: 3 * index + lengthOf(index), range: 0.95 },
    }));

  it.each<[string, ReturnType<typeof set>, string[], string[]]>([
    ['nothing of an ordinary one', set({}), [], []],
    ['an even pace', set({ steadiness: 0.98 }), ['even_pace'], []],
    ['an uneven pace', set({ steadiness: 0.5 }), [], ['uneven_pace']],
    ['the whole way', set({ range: 0.99 }), ['whole_way'], []],
    ['less than that', set({ range: 0.6 }), [], ['cut_short']],
    ['sameness', set({ sameness: 0.99 }), ['alike'], []],
    ['the want of it', set({ sameness: 0.6 }), [], ['unlike']],
    ['strength that lasts', set({ each: each(() => 2) }), ['lasting'], []],
    ['strength that does not', set({ each: each((index) => 1 + index / 4) }), [], ['tiring']],
    ['nothing that is not sure', set({ steadiness: 0.1, confidence: 0.3 }), [], []],
  ])('is %s', (_, changes, good, weak) => {
    expect(coach('workout', changes).codes).toEqual({ good, weak });
  });

  it('plays the slowest and the fastest repetition', () => {
    const found = each((index) => (index === 4 ? 2.9 : index === 7 ? 1 : 2));
    const { practise } = coach('workout', set({ steadiness: 0.5, each: found }));
    expect(practise[0]?.moments).toEqual([
      { start_seconds: 12, end_seconds: 14.9 },
      { start_seconds: 21, end_seconds: 22 },
    ]);
  });

  it('is its form by what both sides do and how evenly, not by who stands upright', () => {
    const body = { ...ordinary, symmetry: sure(0.5), smoothness: sure(0.98), posture: sure(0.2) };
    const { codes } = coach('workout', { body });
    expect(codes).toEqual({ good: ['controlled'], weak: ['one_sided'] });
  });

  it('is what repeats alone where nobody was seen', () => {
    const { codes } = coach('workout', {
      ...set({ steadiness: 0.5 }),
      ...{ body: null, body_absence: 'nobody_seen' },
    });
    expect(codes).toEqual({ good: [], weak: ['uneven_pace'] });
  });
});

it('tells nothing of highlights: they say themselves what is good about them', () => {
  const { codes } = coach('highlights', { body: { ...aBody, posture: sure(0.2) } });
  expect(codes).toEqual({ good: [], weak: [] });
});

import { describe, expect, it } from 'vitest';
import {
  type Measurements,
  nothingMeasured,
} from '../../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import type { AnalysisType } from '../../../../functions/src/contract/vocabulary.ts';
import { notMeasured } from '../../../../functions/src/domain/judging/not-measured.ts';
import { aBody, measured, someRepetitions, twoDancers } from '../../../support/measured.ts';

const whole = measured({}, { body: aBody, repetitions: someRepetitions });
const gaps = (type: AnalysisType, change: Partial<Measurements>) =>
  notMeasured(profiles[type], { ...whole, ...change });
const noBody = (body_absence: Measurements['body_absence']) => ({ body: null, body_absence });
const unpulsed = { ...measured({ tempo: null }), body: aBody };

describe('notMeasured', () => {
  it.each(Object.keys(profiles) as AnalysisType[])(
    'says nothing of %s where all is there',
    (type) => {
      expect(gaps(type, {})).toEqual([]);
    },
  );

  it.each<[string, AnalysisType, Partial<Measurements>, string, RegExp]>([
    [
      'silence',
      'solo',
      { ...unpulsed, loudness_dbfs: null },
      'Music and timing',
      /no sound: record/,
    ],
    [
      'sound that was not decoded',
      'solo',
      { ...unpulsed, loudness_dbfs: null, undecoded_sound: 'Dolby AC-4' },
      'Music and timing',
      /recorded in Dolby AC-4 .* export/,
    ],
    ['music without a pulse', 'couple', unpulsed, 'Music and timing', /no clear pulse[^:]*$/],
    [
      'music from afar',
      'couple',
      { ...unpulsed, loudness_dbfs: -52 },
      'Music and timing',
      /too quiet to hear a pulse: film nearer/,
    ],
    [
      'a silent track',
      'couple',
      { ...unpulsed, loudness_dbfs: -91 },
      'Music and timing',
      /sound track is silent: record/,
    ],
    [
      'three seconds',
      'solo',
      { ...unpulsed, motion_curve: measured({ seconds: 3.9 }).motion_curve },
      'Music and timing',
      /^the video is too short to tell a tempo: film at least 10 seconds$/,
    ],
    [
      'three seconds in which next to nothing is heard',
      'solo',
      { ...unpulsed, loudness_dbfs: -52, motion_curve: measured({ seconds: 3.9 }).motion_curve },
      'Music and timing',
      /^the video is too short to tell a tempo/,
    ],
    [
      'a few seconds of whatever it is',
      'couple',
      { ...unpulsed, motion_curve: measured({ seconds: 6 }).motion_curve },
      'Music and timing',
      /^no clear pulse was heard in so short a video: film at least 10 seconds$/,
    ],
    [
      'a few seconds from afar',
      'couple',
      { ...unpulsed, loudness_dbfs: -52, motion_curve: measured({ seconds: 6 }).motion_curve },
      'Music and timing',
      /too quiet to hear a pulse: film nearer/,
    ],
    [
      'slow music of five seconds',
      'couple',
      { beat_alignment: null, beat_seconds: [0, 1, 2, 3, 4] },
      'Timing',
      /^too few beats were heard .*: film at least 10 seconds$/,
    ],
    [
      'a few seconds of movement',
      'group',
      { beat_alignment: null, motion_curve: measured({ seconds: 7 }).motion_curve },
      'Timing',
      /clear ends .*: film at least 10 seconds$/,
    ],
    [
      'blurred movement of a body out of sight',
      'group',
      { beat_alignment: null, body: { ...aBody, seen: 0.4 } },
      'Timing',
      /clear ends [^:]*$/,
    ],
    ['blurred movement', 'group', { beat_alignment: null }, 'Timing', /clear ends [^:]*$/],
    [
      'a pulse that is missing in ten seconds, of which a step fewer than pictures tells',
      'group',
      { tempo_bpm: null, motion_curve: { interval_seconds: 0.0667, values: Array(149).fill(0.5) } },
      'Music and timing',
      /no clear pulse(?!.*short)/,
    ],
    [
      'a still picture',
      'highlights',
      { motion_dynamics: null },
      'Contrast of movement',
      /too little moved/,
    ],
    ['the parameter that is off', 'solo', noBody('switched_off'), 'Body', /BODY_LANDMARKS/],
    ['missing packages', 'workout', noBody('not_installed'), 'Body', /not installed/],
    ['an empty room', 'solo', noBody('nobody_seen'), 'Body', /nobody could be followed/],
    ['a body nobody wanted', 'solo', noBody('not_asked_for'), 'Body', /leave `landmarks` out/],
    ['a couple nobody looked for', 'couple', { body: null }, 'Body', /none was looked for/],
    ['a couple nobody wanted', 'couple', noBody('not_asked_for'), 'Body', /leave `landmarks` out/],
    [
      'a missing model',
      'group',
      noBody('not_installed'),
      'Body',
      /follows several.*npm run models/,
    ],
    [
      'a couple of which one is seen',
      'couple',
      { body: null, bodies: twoDancers.slice(0, 1) },
      'Each dancer',
      /^one dancer alone was seen/,
    ],
    [
      'a couple of which one is named',
      'couple',
      {
        ...{ body: null, bodies: twoDancers.slice(0, 1) },
        dancers_named: { points: 1, of_nobody: [] },
      },
      'Each dancer',
      /^one dancer alone was named/,
    ],
    [
      'a point at nobody',
      'solo',
      { ...noBody('nobody_named'), dancers_named: { points: 1, of_nobody: [1] } },
      'Body',
      /^nobody who could be followed stands where the points are: name somebody/,
    ],
    [
      'points at nobody in a group',
      'group',
      {
        ...{ body: null, bodies: [...twoDancers] },
        dancers_named: { points: 4, of_nobody: [2, 4] },
      },
      'Each dancer',
      /^of 4 points, nobody stands near number 2, 4,/,
    ],
    [
      'one whom a missing model would follow',
      'solo',
      { ...noBody('not_installed'), dancers_named: { points: 1, of_nobody: [] } },
      'Body',
      /follows several/,
    ],
    [
      'one and another followed as one',
      'solo',
      noBody('several_seen'),
      'Body',
      /now one and now another was followed: choose Couple .*, name whom to follow, or film one/,
    ],
    [
      'one and another followed as one in an exercise',
      'workout',
      noBody('several_seen'),
      'Body',
      /now one and now another was followed: film one alone$/,
    ],
    [
      'one and another followed as one, where no point is taken',
      'highlights',
      noBody('several_seen'),
      'Body',
      /now one and now another was followed: choose Couple for two, Group for more, or film one/,
    ],
    [
      'an embrace',
      'couple',
      {
        ...{ body: null, bodies: [...twoDancers] },
        indistinct_spans: [{ start_seconds: 1, end_seconds: 4 }],
        motion_curve: { interval_seconds: 0.1, values: Array(99).fill(0.5) },
      },
      'Each dancer',
      /in 30 % of the video/,
    ],
    [
      'a body asked for in vain',
      'highlights',
      noBody('nobody_seen'),
      'Body',
      /nobody could be followed/,
    ],
    [
      'legs alone',
      'solo',
      { body: { ...aBody, seen: 0.6, posture: null } },
      'Body: posture',
      /clear for less than a second$/,
    ],
    [
      'a trunk in twilight',
      'solo',
      { body: { ...aBody, posture: null } },
      'Body: posture',
      /second$/,
    ],
    ['idleness', 'workout', { repetitions: null }, 'Repetitions', /no movement repeats.* row$/],
    [
      'idleness out of sight',
      'workout',
      { repetitions: null, body: { ...aBody, seen: 0.5 } },
      'Repetitions',
      /no movement repeats.* row$/,
    ],
    [
      'two that were seen',
      'workout',
      { repetitions: null, repetitions_seen: 2 },
      'Repetitions',
      /^2 were seen in a row; 3 are needed: film more in a row$/,
    ],
    [
      'two of another movement',
      'workout',
      { too_few_repetitions: [{ count: 2, start_seconds: 21.4, end_seconds: 65 }] },
      'Repetitions from 00:21 to 01:05',
      /^2 were seen in a row; 3 are needed: film more in a row$/,
    ],
    [
      'two repetitions',
      'workout',
      { repetitions: { ...someRepetitions, count: 2, steadiness: null } },
      'Repetitions compared',
      /too few/,
    ],
  ])('names %s in %s, and what to do', (_, type, change, what, why) => {
    expect(gaps(type, change)).toMatchObject([{ what, why: expect.stringMatching(why) }]);
  });

  it('says of an empty room that nobody was seen, and of movement and timing nothing more', () => {
    const empty = { ...noBody('nobody_seen'), seen_spans: [], beat_alignment: null };
    const names = gaps('solo', { ...empty, motion_energy: null }).map(({ what }) => what);
    expect(names).toContain('Body');
    expect(names).not.toContain('Timing');
    expect(names).not.toContain('Motion');
  });

  it('gives each name and reason its code, and what it speaks of as values', () => {
    const unread = { body: { ...aBody, posture: null, smoothness: null } };
    expect(gaps('solo', { ...unread, tempo_bpm: null, loudness_dbfs: null })).toEqual([
      {
        ...{ what: 'Music and timing', what_code: 'music_and_timing', what_values: {} },
        ...{ why: 'the video has no sound: record the music too', why_code: 'no_sound' },
        why_values: {},
      },
      {
        ...{ what: 'Body: posture, smoothness', what_code: 'body_readings' },
        what_values: { readings: 'posture, smoothness' },
        ...{ why: expect.stringContaining('clear for less than a second') },
        ...{ why_code: 'body_unclear', why_values: {} },
      },
    ]);
  });

  it('does not call too short what a tempo was heard in', () => {
    const { motion_curve } = measured({ seconds: 3.9 });
    expect(gaps('solo', { motion_curve })).toEqual([]);
  });

  it('does not miss in a profile what it is not about', () => {
    expect(gaps('workout', { loudness_dbfs: null, tempo_bpm: null, beat_alignment: null })).toEqual(
      [],
    );
    expect(gaps('solo', { repetitions: null })).toEqual([]);
  });

  it('tells all that a solo lacks where nothing was measured', () => {
    expect(notMeasured(profiles.solo, nothingMeasured).map(({ what }) => what)).toEqual([
      'Music and timing',
      'Motion',
      'Body',
    ]);
  });
});

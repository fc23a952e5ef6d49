import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Measurements,
  RecordingQuality,
} from '../../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import { type AnalysisType, analysisTypes } from '../../../../functions/src/contract/vocabulary.ts';
import type { RecordedVideo } from '../../../../functions/src/domain/recording/recorded-video.ts';
import { recordingFaults } from '../../../../functions/src/domain/recording/recording-faults.ts';
import { aBody, measured, someRepetitions } from '../../../support/measured.ts';

const well: RecordingQuality = {
  ...{ bright: 0.8, burnt: 0.02, shake: 0.01, clipped: 0 },
  framing: { size: 0.8, feet_out: 0, head_out: 0 },
  other_people: { looks: 16, seen: 0 },
};

interface Changes {
  measurements?: Partial<Measurements>;
  quality?: Partial<RecordingQuality>;
  video?: Partial<Omit<RecordedVideo, 'profile' | 'measurements'>>;
}

function recorded(type: AnalysisType, changes: Changes = {}): RecordedVideo {
  const quality = { ...well, ...changes.quality };
  const found = { body: aBody, recording_quality: quality, ...changes.measurements };
  return {
    profile: profiles[type],
    measurements: measured({}, found),
    ...{ durationSeconds: 32, width: 1280, height: 720, framesPerSecond: 29.97 },
    ...changes.video,
  };
}
const codes = (type: AnalysisType, changes?: Changes) =>
  recordingFaults(recorded(type, changes)).map(({ code }) => code);

const unseen = { ...aBody, seen: 0.5 };
const out = { size: 0.9, feet_out: 0.7, head_out: 0.05 };

describe('recordingFaults', () => {
  it.each(analysisTypes)('finds nothing in a good recording of %s', (type) => {
    expect(codes(type)).toEqual([]);
  });

  it.each(analysisTypes)('finds nothing in what an old report measured of %s', (type) => {
    const old = { recording_quality: null, body: null };
    expect(codes(type, { measurements: old, video: { framesPerSecond: null } })).toEqual([]);
  });

  it.each<[string, AnalysisType, Changes, string[]]>([
    [
      'an empty room',
      'solo',
      {
        measurements: { body: null, body_absence: 'nobody_seen' },
        quality: { framing: null },
      },
      ['nobody'],
    ],
    [
      'somebody who passes by',
      'solo',
      { measurements: { body: { ...aBody, seen: 0.1 } } },
      ['nobody'],
    ],
    [
      'an empty room that nobody was looked for in',
      'couple',
      { measurements: { body: null, body_absence: 'not_asked_for' } },
      [],
    ],
    ['night', 'solo', { measurements: { body: unseen }, quality: { bright: 0.1 } }, ['too_dark']],
    [
      'night, of two',
      'couple',
      { measurements: { body: null }, quality: { bright: 0.1 } },
      ['too_dark'],
    ],
    [
      'night, in which nobody is seen',
      'solo',
      { measurements: { body: null, body_absence: 'nobody_seen' }, quality: { bright: 0.07 } },
      ['too_dark', 'nobody'],
    ],
    ['dusk', 'solo', { measurements: { body: unseen }, quality: { bright: 0.13 } }, []],
    ['night, in which somebody is seen', 'solo', { quality: { bright: 0.1 } }, []],
    [
      'a white picture',
      'solo',
      { measurements: { body: unseen }, quality: { burnt: 0.6 } },
      ['too_bright'],
    ],
    ['a white wall behind somebody', 'solo', { quality: { burnt: 0.84 } }, []],
    ['somebody far away', 'solo', { quality: { framing: { ...out, size: 0.15 } } }, ['too_small']],
    ['missing feet', 'solo', { quality: { framing: out } }, ['cut_off']],
    [
      'feet that are missing now and then',
      'solo',
      { quality: { framing: { ...out, feet_out: 0.4 } } },
      [],
    ],
    [
      'a body from the waist up',
      'solo',
      { quality: { framing: { ...out, size: 1.7 } } },
      ['cut_off'],
    ],
    [
      'a trunk alone',
      'solo',
      { quality: { framing: { size: 1.2, feet_out: 0.9, head_out: 0.9 } } },
      ['too_close'],
    ],
    [
      'push-ups that fill the width',
      'workout',
      { quality: { framing: { ...well.framing, size: 1.66, feet_out: 0, head_out: 0 } } },
      [],
    ],
    [
      'curls that were counted, the feet out',
      'workout',
      { quality: { framing: out }, measurements: { repetitions: someRepetitions } },
      [],
    ],
    [
      'an exercise that was not counted, the feet out',
      'workout',
      { quality: { framing: out } },
      ['cut_off'],
    ],
    [
      'three girls',
      'solo',
      { quality: { other_people: { looks: 5, seen: 3 } } },
      ['several_people'],
    ],
    [
      'others in the gym',
      'workout',
      { quality: { other_people: { looks: 10, seen: 4 } } },
      ['several_people'],
    ],
    [
      'somebody who walks through',
      'solo',
      { quality: { other_people: { looks: 16, seen: 4 } } },
      [],
    ],
    [
      'a point at nobody',
      'solo',
      { measurements: { body: null, body_absence: 'nobody_named' } },
      [],
    ],
    [
      'one and another followed',
      'solo',
      {
        measurements: { body: null, body_absence: 'several_seen' },
        quality: { framing: null, other_people: { looks: 9, seen: 7 } },
      },
      ['several_people'],
    ],
    ['two looks that err', 'solo', { quality: { other_people: { looks: 5, seen: 2 } } }, []],
    [
      'somebody who passes by, out of the picture',
      'solo',
      { measurements: { body: { ...aBody, seen: 0.1 } }, quality: { framing: out } },
      ['nobody'],
    ],
    ['a couple', 'couple', { quality: { other_people: { looks: 10, seen: 9 } } }, []],
    ['six seconds', 'group', { video: { durationSeconds: 6.2 } }, ['too_short']],
    ['ten seconds but for a frame', 'solo', { video: { durationSeconds: 9.97 } }, []],
    [
      'six seconds of a workout that was counted',
      'workout',
      { video: { durationSeconds: 6 }, measurements: { repetitions: someRepetitions } },
      [],
    ],
    ['six seconds of a workout', 'workout', { video: { durationSeconds: 6 } }, ['too_short']],
    [
      'a video of many cuts',
      'solo',
      { measurements: { cut_seconds: [3, 7, 11] }, video: { durationSeconds: 15 } },
      ['many_cuts'],
    ],
    ['a few cuts in half a minute', 'solo', { measurements: { cut_seconds: [5, 11, 20] } }, []],
    [
      'highlights of what was cut',
      'highlights',
      { measurements: { cut_seconds: [3, 7, 11] }, video: { durationSeconds: 15 } },
      [],
    ],
    ['an unsteady camera', 'couple', { quality: { shake: 0.1 } }, ['shaky']],
    ['a hand that follows', 'couple', { quality: { shake: 0.055 } }, []],
    ['no sound', 'couple', { measurements: { loudness_dbfs: null } }, ['no_sound']],
    ['no sound of a workout', 'workout', { measurements: { loudness_dbfs: null } }, []],
    [
      'sound that was not decoded',
      'couple',
      { measurements: { loudness_dbfs: null, undecoded_sound: 'Dolby AC-4' } },
      [],
    ],
    ['a silent track', 'highlights', { measurements: { loudness_dbfs: -96 } }, ['silent_track']],
    ['whispering music', 'solo', { measurements: { loudness_dbfs: -52 } }, ['too_quiet']],
    ['distorted music', 'solo', { quality: { clipped: 0.02 } }, ['clipped']],
    ['a distorted shout at the gym', 'workout', { quality: { clipped: 0.02 } }, []],
    ['15 frames a second', 'solo', { video: { framesPerSecond: 15 } }, ['low_frame_rate']],
    ['the frames of the cinema', 'solo', { video: { framesPerSecond: 23.976 } }, []],
    ['a small picture', 'solo', { video: { width: 202, height: 360 } }, ['low_resolution']],
    ['360p upright', 'solo', { video: { width: 360, height: 640 } }, []],
  ])('tells of %s (%s)', (_what, type, changes, expected) => {
    expect(codes(type, changes)).toEqual(expected);
  });

  it('names what a sentence speaks of in values and text alike', () => {
    const video = { durationSeconds: 6.2, framesPerSecond: 14.99, width: 320, height: 240 };
    const [feet, short, slow, small] = recordingFaults(
      recorded('solo', { quality: { framing: out }, video }),
    );
    expect(feet).toMatchObject({ values: { part: 'feet', percent: 70 } });
    expect(feet?.text).toContain('The feet are out of the picture');
    expect(short?.text).toContain('only 6 seconds');
    expect(slow?.text).toContain('only 14 frames a second');
    expect(small?.text).toContain('320 × 240');
  });

  it('advises a dancer to choose otherwise, and at the gym to film one', () => {
    const [dance, workout] = (['solo', 'workout'] as const).map(
      (type) =>
        recordingFaults(recorded(type, { quality: { other_people: { looks: 4, seen: 4 } } }))[0],
    );
    expect(dance?.text).toContain('choose Couple for two or Group for more, name whom to follow');
    expect(workout?.text).not.toContain('Couple');
  });

  it('says each thing once, in whole numbers, whatever was measured', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const quality = fc.record({
      ...{ bright: share, burnt: share, shake: share, clipped: share },
      framing: fc.option(
        fc.record({
          size: fc.double({ min: 0, max: 3, noNaN: true }),
          ...{ feet_out: share, head_out: share },
        }),
      ),
      other_people: fc.option(fc.record({ looks: fc.nat(9), seen: fc.nat(9) })),
    });
    const seconds = fc.double({ min: 0.03, max: 700, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...analysisTypes), quality, seconds, (type, found, long) => {
        const faults = recordingFaults(
          recorded(type, { quality: found, video: { durationSeconds: long } }),
        );
        const sentences = faults.map(({ text }) => text);
        expect(new Set(sentences).size).toBe(sentences.length);
        for (const { text } of faults) {
          expect(text).toMatch(/^[A-Z].*\.$/);
          expect(text).not.toMatch(/\d\.\d|NaN|undefined|\b0 seconds/);
        }
      }),
      { numRuns: 100 },
    );
  });
});

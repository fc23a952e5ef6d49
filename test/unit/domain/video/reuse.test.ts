import { describe, expect, it } from 'vitest';
import type { Measurements } from '../../../../functions/src/contract/measurements.ts';
import type {
  LookedFor,
  PreparedVideo,
} from '../../../../functions/src/contract/prepared-video.ts';
import { preparationVersion } from '../../../../functions/src/domain/video/prepared-video.ts';
import { type Asked, reuseOf, toldAsAsked } from '../../../../functions/src/domain/video/reuse.ts';
import { someMeasurements } from '../../../support/gemini-stand-in/analysis-job.ts';
import { aBody } from '../../../support/measured.ts';

const one: LookedFor = { dancers: 1, points: null, repetitions: false };
const point = { x: 0.3, y: 0.5 };
const other = { x: 0.7, y: 0.5 };

const withAbsence = (body_absence: Measurements['body_absence']) => ({
  measurements: { ...someMeasurements, body_absence },
});
const kept: PreparedVideo = {
  ...{ version: preparationVersion, source_generation: '11', trim: null, style: 'waltz' },
  looked_for: one,
  probed: { duration_seconds: 9, width: 640, height: 360, frame_rate: 30, has_audio: true },
  ...{ source_frame_rate: 30, duration_seconds: 4, frames_decoded: 120, frames_measured: 60 },
  ...withAbsence('nobody_seen'),
  ffmpeg_version: '6.1',
  proxy: { generation: '22', size_bytes: 1_000 },
  poster: null,
  body_assets: { landmarks: '33', preview: '34' },
};
const lying = { landmarks: '33', preview: '34' };
const asked: Asked = { style: 'waltz', body: 'follow', lookedFor: one };

describe('what was kept', () => {
  it.each<[string, Partial<LookedFor>, Partial<LookedFor>, boolean]>([
    ['one was followed, and is to be', {}, {}, true],
    ['one was followed, and several are to be', {}, { dancers: 2 }, false],
    ['two were, and as many as are seen are to be', { dancers: 2 }, { dancers: null }, false],
    ['nobody was named, and somebody is', {}, { points: [point] }, false],
    ['somebody was named, and nobody is', { points: [point] }, {}, false],
    ['the same were named', { points: [point, other] }, { points: [point, other] }, true],
    ['another was named', { points: [point] }, { points: [other] }, false],
    ['one more is named', { points: [point] }, { points: [point, other] }, false],
    ['repetitions were not looked for', {}, { repetitions: true }, false],
    ['repetitions were looked for, and are not to be', { repetitions: true }, {}, false],
  ])('where %s, serves or not', (_, found, wanted, does) => {
    const lookedFor = { ...one, ...wanted };
    for (const body of ['follow', 'not_asked_for', 'switched_off'] as const) {
      const was = { ...kept, looked_for: { ...one, ...found } };
      expect(reuseOf(was, { ...asked, body, lookedFor }, lying), body).toBe(
        does ? 'whole' : 'none',
      );
    }
  });

  it('serves no other dance', () => {
    expect(reuseOf(kept, { ...asked, style: 'tango' }, lying)).toBe('none');
  });

  it('serves whatever it was measured by, since it may be all that is left', () => {
    expect(reuseOf({ ...kept, version: preparationVersion - 1 }, asked, lying)).toBe('whole');
  });

  it.each([
    ['switched_off', 'none'],
    ['not_asked_for', 'none'],
    ['not_installed', 'unless_followed'],
    ['memory_short', 'unless_followed'],
    ['nobody_seen', 'whole'],
    ['several_seen', 'whole'],
  ] as const)('without a body, %s, serves one who asks for it: %s', (absence, reuse) => {
    expect(reuseOf({ ...kept, ...withAbsence(absence) }, asked, lying)).toBe(reuse);
  });

  it.each(['switched_off', 'not_asked_for', 'not_installed', 'memory_short'] as const)(
    'without a look at a body, %s, serves who asks for none of several',
    (absence) => {
      const was = { ...kept, ...withAbsence(absence) };
      const lookedFor = { ...one, dancers: 2 as const };
      expect(reuseOf(was, { ...asked, body: 'not_asked_for', lookedFor }, lying)).toBe('whole');
    },
  );
});

describe('what was kept with landmarks and a preview', () => {
  const others = [
    { ...lying, landmarks: '35' },
    { ...lying, preview: '35' },
    { landmarks: null, preview: null },
  ];
  it.each(others)('is told by others, %j, only where nobody can be followed', (now) => {
    expect(reuseOf(kept, asked, now)).toBe('unless_followed');
    expect(reuseOf(kept, { ...asked, body: 'not_asked_for' }, now)).toBe('none');
  });

  it.each(others)('does not mind them, %j, where it does not name its own', (now) => {
    expect(reuseOf({ ...kept, body_assets: null }, asked, now)).toBe('whole');
  });

  it.each(others)('does not mind them, %j, where nobody was looked at nor is to be', (now) => {
    const was = { ...kept, ...withAbsence('not_asked_for') };
    expect(reuseOf(was, { ...asked, body: 'not_asked_for' }, now)).toBe('whole');
  });
});

describe('what was kept before it told what it was looked for', () => {
  const old = { ...kept, looked_for: null, body_assets: null };
  const untold = (changes: Partial<Measurements>): PreparedVideo => ({
    ...old,
    measurements: { ...someMeasurements, ...changes },
  });
  const counted = { repetitions_seen: 2 };
  const ofSeveral: Partial<Measurements> = { indistinct_spans: [], body_absence: 'nobody_seen' };

  it.each<[string, PreparedVideo, Partial<Asked>, boolean]>([
    ['one for one', untold({ body: aBody }), {}, true],
    ['nobody seen for one', old, {}, true],
    ['one for another dance', untold({ body: aBody }), { style: 'tango' }, false],
    ['one for two', untold({ body: aBody }), { lookedFor: { ...one, dancers: 2 } }, false],
    [
      'one for all who are seen',
      untold({ body: aBody }),
      { lookedFor: { ...one, dancers: null } },
      false,
    ],
    [
      'one for one by a point',
      untold({ body: aBody }),
      { lookedFor: { ...one, points: [point] } },
      false,
    ],
    [
      'one for a workout',
      untold({ body: aBody }),
      { lookedFor: { ...one, repetitions: true } },
      false,
    ],
    ['a workout for one', untold({ body: aBody, ...counted }), {}, false],
    ['a workout without a body for one', untold(counted), { body: 'not_asked_for' }, false],
    ['several for one', untold(ofSeveral), {}, false],
    ['several for one without a body', untold(ofSeveral), { body: 'not_asked_for' }, false],
    ['several for two', untold(ofSeveral), { lookedFor: { ...one, dancers: 2 } }, false],
    ['none by choice for one', untold({ body_absence: 'not_asked_for' }), {}, false],
    [
      'none by choice for none',
      untold({ body_absence: 'not_asked_for' }),
      { body: 'switched_off' },
      true,
    ],
    ['from before any was looked for, for one', untold({}), {}, false],
    ['from before any was looked for, for none', untold({}), { body: 'not_asked_for' }, true],
  ])('%s, serves or not', (_, was, change, does) => {
    expect(reuseOf(was, { ...asked, ...change }, lying)).toBe(does ? 'whole' : 'none');
  });
});

describe('why nobody was followed', () => {
  it.each([
    ['switched_off', 'not_asked_for', 'not_asked_for'],
    ['not_asked_for', 'switched_off', 'switched_off'],
    ['not_installed', 'not_asked_for', 'not_asked_for'],
    ['memory_short', 'switched_off', 'switched_off'],
    ['nobody_seen', 'not_asked_for', 'nobody_seen'],
    ['not_installed', 'follow', 'not_installed'],
  ] as const)('of %s, with %s now, is %s', (absence, body, told) => {
    const { measurements } = toldAsAsked({ ...kept, ...withAbsence(absence) }, { body });
    expect(measurements).toEqual(withAbsence(told).measurements);
  });
});

import { describe, expect, it } from 'vitest';
import type {
  LookedFor,
  PreparedVideo,
} from '../../../../functions/src/contract/prepared-video.ts';
import {
  asksForMore,
  type Preparation,
  preparationVersion,
  readPrepared,
} from '../../../../functions/src/domain/video/prepared-video.ts';
import { someMeasurements } from '../../../support/gemini-stand-in/analysis-job.ts';

const one: LookedFor = { dancers: 1, points: null, repetitions: false };
const prepared: PreparedVideo = {
  version: preparationVersion,
  source_generation: '11',
  trim: { start_seconds: 1, end_seconds: 5 },
  style: 'waltz',
  looked_for: one,
  probed: { duration_seconds: 9, width: 640, height: 360, frame_rate: 30, has_audio: true },
  source_frame_rate: 30,
  duration_seconds: 4,
  frames_decoded: 120,
  frames_measured: 60,
  measurements: someMeasurements,
  ...{ poster: null, ffmpeg_version: '6.1' },
  proxy: { generation: '22', size_bytes: 1_000 },
};
const wanted: Preparation = {
  sourceGeneration: '11',
  proxyGeneration: '22',
  followBody: false,
  lookedFor: one,
  style: 'waltz',
  trim: { start_seconds: 1, end_seconds: 5 },
};
const write = (changes: Partial<PreparedVideo> = {}) => JSON.stringify({ ...prepared, ...changes });

describe('readPrepared', () => {
  it('takes what was prepared of the same source, trim and proxy', () => {
    expect(readPrepared(write(), wanted)).toEqual(prepared);
  });

  it('takes what was prepared of a whole video', () => {
    expect(readPrepared(write({ trim: null }), { ...wanted, trim: null })?.trim).toBeNull();
  });

  it.each<[string, Partial<Preparation>]>([
    ['source', { sourceGeneration: '12' }],
    ['proxy', { proxyGeneration: '21' }],
    ['beginning', { trim: { start_seconds: 0, end_seconds: 5 } }],
    ['end', { trim: { start_seconds: 1, end_seconds: 6 } }],
    ['whole', { trim: null }],
    ['dance', { style: 'tango' }],
  ])('ignores what was prepared of another %s', (_what, change) => {
    expect(readPrepared(write(), { ...wanted, ...change })).toBeNull();
  });

  it('ignores a trimmed one where nothing is trimmed any more, and the other way round', () => {
    expect(readPrepared(write({ trim: null }), wanted)).toBeNull();
  });

  it.each([
    ['switched_off', null],
    ['not_asked_for', null],
    ['not_installed', prepared],
    ['nobody_seen', prepared],
    [null, prepared],
  ] as const)('where a body is wanted and none is there, %s, answers %o', (absence, answer) => {
    const measurements = { ...someMeasurements, body_absence: absence };
    const read = readPrepared(write({ measurements }), { ...wanted, followBody: true });
    expect(read).toEqual(answer && { ...answer, measurements });
  });

  const point = { x: 0.3, y: 0.5 };
  const other = { x: 0.7, y: 0.5 };
  it.each<[string, LookedFor | null, Partial<LookedFor>, boolean]>([
    ['one was followed, and is to be', one, {}, true],
    ['one was followed, and several are to be', one, { dancers: 2 }, false],
    [
      'two were followed, and as many as are seen are to be',
      { ...one, dancers: 2 },
      { dancers: null },
      false,
    ],
    ['nobody was named, and somebody is', one, { points: [point] }, false],
    ['somebody was named, and nobody is', { ...one, points: [point] }, {}, false],
    ['the same were named', { ...one, points: [point, other] }, { points: [point, other] }, true],
    ['another was named', { ...one, points: [point] }, { points: [other] }, false],
    ['one more is named', { ...one, points: [point] }, { points: [point, other] }, false],
    ['repetitions were not looked for', one, { repetitions: true }, false],
    ['repetitions were looked for, and are not to be', { ...one, repetitions: true }, {}, false],
    ['it is from before', null, {}, false],
  ])('where %s, takes it or not', (_, looked_for, asked, takes) => {
    const lookedFor = { ...one, ...asked };
    const read = readPrepared(write({ looked_for }), { ...wanted, followBody: true, lookedFor });
    expect(read !== null).toBe(takes);
  });

  it('minds whom to follow only where anybody is to be followed', () => {
    const lookedFor = { ...one, dancers: 2 } as const;
    expect(readPrepared(write(), { ...wanted, lookedFor })).not.toBeNull();
  });

  it('ignores what another version of the measuring made', () => {
    expect(readPrepared(write({ version: preparationVersion + 1 }), wanted)).toBeNull();
  });

  it.each(['', '{', 'null', '[]', '{}', '"prepared"', write().slice(0, -1)])(
    'ignores the text %j',
    (text) => {
      expect(readPrepared(text, wanted)).toBeNull();
    },
  );

  it('ignores one whose measurements are not whole', () => {
    const { tempo_bpm: _left, ...measurements } = someMeasurements;
    const text = JSON.stringify({ ...prepared, measurements });
    expect(readPrepared(text, wanted)).toBeNull();
  });
});

describe('a run from what was kept', () => {
  const kept: PreparedVideo = { ...prepared, looked_for: one };
  const off = { ...someMeasurements, body_absence: 'not_asked_for' } as const;
  it.each<[string, Partial<PreparedVideo>, Partial<Preparation>, boolean]>([
    ['the same', {}, {}, false],
    ['another dance', {}, { style: 'tango' }, true],
    ['two', {}, { lookedFor: { ...one, dancers: 2 } }, true],
    ['one by a point', {}, { lookedFor: { ...one, points: [{ x: 0, y: 1 }] } }, true],
    ['repetitions', {}, { lookedFor: { ...one, repetitions: true } }, true],
    ['a body that was not asked for', { measurements: off }, {}, true],
    ['what is measured otherwise by now', { version: preparationVersion - 1 }, {}, false],
    ['two, from before', { looked_for: null }, { lookedFor: { ...one, dancers: 2 } }, false],
    [
      'one by a point, from before',
      { looked_for: null },
      { lookedFor: { ...one, points: [{ x: 0, y: 1 }] } },
      true,
    ],
  ])('that asks for %s asks for more: %#', (_, was, asked, more) => {
    const now = { ...wanted, followBody: true, ...asked };
    expect(asksForMore({ ...kept, ...was }, now)).toBe(more);
  });
});

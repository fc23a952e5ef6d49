import { describe, expect, it } from 'vitest';
import type { PreparedVideo } from '../../../../functions/src/contract/prepared-video.ts';
import {
  type Preparation,
  preparationVersion,
  readPrepared,
} from '../../../../functions/src/domain/video/prepared-video.ts';
import { someMeasurements } from '../../../support/gemini-stand-in/analysis-job.ts';

const prepared: PreparedVideo = {
  version: preparationVersion,
  source_generation: '11',
  trim: { start_seconds: 1, end_seconds: 5 },
  style: 'waltz',
  looked_for: { dancers: 1, points: null, repetitions: false },
  probed: { duration_seconds: 9, width: 640, height: 360, frame_rate: 30, has_audio: true },
  source_frame_rate: 30,
  duration_seconds: 4,
  frames_decoded: 120,
  frames_measured: 60,
  measurements: someMeasurements,
  ...{ poster: null, ffmpeg_version: '6.1' },
  proxy: { generation: '22', size_bytes: 1_000 },
  body_assets: { landmarks: '33', preview: '34' },
};
const wanted: Preparation = {
  sourceGeneration: '11',
  proxyGeneration: '22',
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
  ])('ignores what was prepared of another %s', (_what, change) => {
    expect(readPrepared(write(), { ...wanted, ...change })).toBeNull();
  });

  it('ignores a trimmed one where nothing is trimmed any more, and the other way round', () => {
    expect(readPrepared(write({ trim: null }), wanted)).toBeNull();
  });

  it('ignores what does not tell what was looked for', () => {
    expect(readPrepared(write({ looked_for: null }), wanted)).toBeNull();
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

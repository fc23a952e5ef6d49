import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  bodyFramesCommand,
  previewCommand,
} from '../../../../functions/src/domain/video/body-frames.ts';
import { codecName } from '../../../../functions/src/domain/video/codec-names.ts';
import {
  decodedCodecs,
  proxyDecoders,
  uploadDecoders,
} from '../../../../functions/src/domain/video/decoded-codecs.ts';
import {
  copyHeaderArguments,
  headerArguments,
  lightCommand,
  listArguments,
  loudnessArguments,
  packetArguments,
  streamCopy,
  timesCommand,
} from '../../../../functions/src/domain/video/probe-arguments.ts';
import { ROOT } from '../../../../scripts/stack/paths.ts';

const size = { width: 96, height: 54 };
const upload = uploadDecoders.join(',');
const proxy = proxyDecoders.join(',');

describe('the decoders of uploads', () => {
  it.each([
    ['headers', headerArguments('/w/source'), upload],
    ['headers of copies', copyHeaderArguments, upload],
    ['packets', packetArguments('/w/source'), upload],
    ['lists of streams', listArguments('/w/source'), upload],
    ['loudness', loudnessArguments('/w/source', [1, 2]), upload],
    ['light', lightCommand('/w/source', 0).inputOptions, upload],
    ['copies of streams', streamCopy('/w/source', 0, 'mov').inputOptions, upload],
    ['times', timesCommand('/w/source', [0]).inputOptions, upload],
    ['bodies, of our proxy', bodyFramesCommand('/w/proxy.mp4', size, 1).inputOptions, proxy],
    [
      'the preview, of our proxy',
      previewCommand({ proxyPath: '/w/proxy.mp4', previewPath: '/w/p' }, size, 10).inputOptions,
      proxy,
    ],
  ])('are all that opens one: %s', (_name, given, list) => {
    expect(given[given.indexOf('-codec_whitelist') + 1]).toBe(list);
  });

  it('are told to ffmpeg by what tells it the containers, and by nothing else', () => {
    const files = globSync('functions/src/**/*.ts', { cwd: ROOT }).filter((file) =>
      /'-(?:format|protocol|codec)_whitelist'/.test(readFileSync(path.join(ROOT, file), 'utf8')),
    );
    expect(files).toEqual(['functions/src/domain/video/ffmpeg-arguments.ts']);
  });

  it('are each listed once, with a reason', () => {
    expect(new Set(uploadDecoders).size).toBe(uploadDecoders.length);
    expect(new Set(decodedCodecs.map(({ codec }) => codec)).size).toBe(decodedCodecs.length);
    for (const { name, writtenBy } of decodedCodecs) {
      expect(name).toMatch(/\S/);
      expect(writtenBy).toMatch(/\w{3}/);
    }
  });

  it.each(['ffv1', 'jpeg2000', 'cinepak', 'png', 'zmbv', 'flashsv', 'tiff', 'prores_raw', 'vvc'])(
    'leave out %s',
    (decoder) => {
      expect(uploadDecoders).not.toContain(decoder);
    },
  );
});

describe('codecName', () => {
  it.each([
    ['hevc', 'hvc1', 'HEVC'],
    ['jpeg2000', 'mjp2', 'JPEG 2000'],
    ['flashsv', null, 'Flash Screen Video (FLASHSV)'],
    ['ffv1', 'FFV1', 'FFV1'],
    [null, 'aprn', 'Apple ProRes RAW'],
    [null, '\0\0', 'an unknown format'],
  ])('calls %s (%s) %s', (codec, tag, name) => {
    expect(codecName(codec, tag)).toBe(name);
  });
});

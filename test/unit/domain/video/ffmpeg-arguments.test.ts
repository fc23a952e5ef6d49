import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  headerArguments,
  maxProxyBytes,
  type NormaliseOptions,
  normaliseCommand,
  outputSeconds,
  packetArguments,
  plausibleSeconds,
  proxyFrameRate,
} from '../../../../functions/src/domain/video/ffmpeg-arguments.ts';

function options(changes: Partial<NormaliseOptions> = {}): NormaliseOptions {
  const paths = { sourcePath: '/w/source', proxyPath: '/w/proxy.mp4', soundPath: '/w/sound' };
  return { ...paths, trim: null, frameRate: 30, maxSeconds: 600, ...changes };
}

function argumentOf(list: readonly string[], option: string): string | undefined {
  return list.includes(option) ? list[list.indexOf(option) + 1] : undefined;
}

describe('normaliseCommand', () => {
  it('opens the source with file protocols and video containers only', () => {
    const { inputOptions } = normaliseCommand(options());
    expect(argumentOf(inputOptions, '-protocol_whitelist')).toBe('file,pipe');
    expect(argumentOf(inputOptions, '-format_whitelist')).toBe(
      'mov,matroska,avi,mpeg,mpegts,mpegvideo,flv',
    );
  });

  it('decodes once into proxy, frames and sound', () => {
    const { outputs } = normaliseCommand(options());
    expect(outputs.map(({ path }) => path)).toEqual(['/w/proxy.mp4', null, '/w/sound']);
  });

  it('leaves sound out where there is none', () => {
    const silent = normaliseCommand(options({ soundPath: null }));
    expect(JSON.stringify(silent)).not.toMatch(/0:a:0|aac|s16le/);
  });

  it('seeks to the trim and stops after it', () => {
    const trim = { start_seconds: 12.5, end_seconds: 20 };
    const { inputOptions } = normaliseCommand(options({ trim }));
    expect(argumentOf(inputOptions, '-ss')).toBe('12.5');
    expect(argumentOf(inputOptions, '-t')).toBe('7.5');
  });

  it('stops each output at the limit, too', () => {
    const { outputs } = normaliseCommand(options());
    expect(outputs.map((output) => argumentOf(output.options, '-t'))).toEqual([
      '600',
      '600',
      '600',
    ]);
  });

  it('stops at the limit whatever the trim asks for', () => {
    const trim = { start_seconds: 0, end_seconds: 5000 };
    expect(argumentOf(normaliseCommand(options({ trim })).inputOptions, '-t')).toBe('600');
  });

  it('names the way to scale, which differs between versions of ffmpeg', () => {
    const { globalOptions } = normaliseCommand(options());
    const filters = argumentOf(globalOptions, '-filter_complex') ?? '';
    const named = [...filters.matchAll(/flags=(\w+)/g)].map(([, flags]) => flags);
    expect(named).toEqual(['bilinear', 'area']);
    expect(filters.match(/scale=/g)).toHaveLength(named.length);
  });

  it('bounds the size of the proxy', () => {
    const size = argumentOf(normaliseCommand(options()).outputs[0]?.options ?? [], '-fs');
    expect(size).toBe(String(maxProxyBytes(600)));
  });
});

describe('plausibleSeconds', () => {
  it('leaves room for twice the length and a minute', () => {
    expect(plausibleSeconds(30)).toBe(120);
  });
});

describe('proxyFrameRate', () => {
  it.each([
    [24, 24],
    [30_000 / 1001, 30_000 / 1001],
    [31, 30],
    [50, 25],
    [60_000 / 1001, 30_000 / 1001],
    [60, 30],
    [120, 30],
    [null, 30],
  ])('makes %s into %s', (source, kept) => {
    expect(proxyFrameRate(source)).toBeCloseTo(kept, 6);
  });

  it('stays from 1 to 30 for any rate that a header claims', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (rate) => {
        expect(proxyFrameRate(rate)).toBeGreaterThanOrEqual(1);
        expect(proxyFrameRate(rate)).toBeLessThanOrEqual(30);
      }),
    );
  });
});

describe('outputSeconds', () => {
  it('is the whole limit without a trim', () => {
    expect(outputSeconds(null, 600)).toBe(600);
  });
});

describe.each([
  ['headerArguments', headerArguments],
  ['packetArguments', packetArguments],
])('%s', (_name, build) => {
  it('guards ffprobe as ffmpeg is guarded', () => {
    expect(argumentOf(build('/w/source'), '-protocol_whitelist')).toBe('file,pipe');
    expect(argumentOf(build('/w/source'), '-format_whitelist')).not.toMatch(
      /hls|concat|sdp|dash|image2|rtsp|webvtt|lavfi/,
    );
  });
});

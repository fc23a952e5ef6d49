import { describe, expect, it } from 'vitest';
import { uploadDecoders } from '../../../../functions/src/domain/video/decoded-codecs.ts';
import type { DecodingPlan } from '../../../../functions/src/domain/video/decoding-plan.ts';
import {
  maxProxyBytes,
  type NormaliseOptions,
  normaliseCommand,
  outputSeconds,
  plausibleSeconds,
  steadySoundCommand,
} from '../../../../functions/src/domain/video/ffmpeg-arguments.ts';
import {
  headerArguments,
  packetArguments,
} from '../../../../functions/src/domain/video/probe-arguments.ts';
import { plainPlan } from '../../../support/plain-plan.ts';

function options(changes: Partial<DecodingPlan> = {}): NormaliseOptions {
  const paths = { sourcePath: '/w/source', proxyPath: '/w/proxy.mp4', soundPath: '/w/sound' };
  const plan = { ...plainPlan, ...changes };
  return { ...paths, steadySoundPath: '/w/steady', plan, maxSeconds: 600 };
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

  it('opens no decoder but those that are listed', () => {
    const { inputOptions } = normaliseCommand(options());
    const listed = argumentOf(inputOptions, '-codec_whitelist')?.split(',');
    expect(listed).toEqual(uploadDecoders);
    expect(listed).toEqual(expect.arrayContaining(['h264', 'libdav1d', 'mp3float', 'pcm_s16le']));
  });

  it('decodes once into proxy, frames and sound', () => {
    const { outputs } = normaliseCommand(options());
    expect(outputs.map(({ path }) => path)).toEqual(['/w/proxy.mp4', null, '/w/sound']);
  });

  it('leaves sound out where there is none', () => {
    const silent = normaliseCommand(options({ sound: null }));
    expect(JSON.stringify(silent)).not.toMatch(/aresample|aac|s16le/);
  });

  it('seeks to the trim, and keeps what lies between it and its end', () => {
    const trim = { start_seconds: 12.5, end_seconds: 20 };
    const { inputOptions, globalOptions } = normaliseCommand(options({ trim, seekSeconds: 12.5 }));
    expect(argumentOf(inputOptions, '-ss')).toBe('12.5');
    expect(globalOptions.join()).toMatch(
      /trim=end=7\.5.*fps=15:start_time=0.*atrim=start=0:end=7\.5/,
    );
  });

  it('seeks before the trim where a jump may land behind it', () => {
    const trim = { start_seconds: 12.5, end_seconds: 20 };
    const { inputOptions, globalOptions } = normaliseCommand(options({ trim, seekSeconds: 2.5 }));
    expect(argumentOf(inputOptions, '-ss')).toBe('2.5');
    expect(globalOptions.join()).toMatch(/fps=15:start_time=10,setpts=PTS-10\/TB/);
  });

  it('filters picture and sound apart, so that a change in one leaves the other', () => {
    const { globalOptions } = normaliseCommand(options());
    expect(globalOptions.filter((option) => option === '-filter_complex')).toHaveLength(2);
  });

  it('puts a steadied sound in the place of the one that changes', () => {
    const sound = { index: 3, startSeconds: 1.5, isChanging: true };
    const command = normaliseCommand(options({ sound }));
    expect(command.inputPath).toBe('/w/steady');
    expect(argumentOf(command.inputOptions, '-itsoffset')).toBe('1.5');
    expect(command.globalOptions.join()).toContain('[1:0]atrim');
  });

  it('turns a picture that changes once it has one size', () => {
    const changing = { ...plainPlan.picture, isChanging: true, turn: ['transpose=clock'] };
    const { inputOptions, globalOptions } = normaliseCommand(options({ picture: changing }));
    expect(inputOptions).toEqual(expect.arrayContaining(['-noautorotate', '-reinit_filter:0']));
    expect(globalOptions.join()).toMatch(/pad=90:160:[^;]*;\[small\]transpose=clock,scale/);
  });

  it('lets filters begin anew for a slant that changes', () => {
    const slanted = { ...plainPlan.picture, isChanging: true, turn: null };
    const { inputOptions } = normaliseCommand(options({ picture: slanted }));
    expect(inputOptions).not.toContain('-noautorotate');
  });

  it('steadies no more sound than is judged', () => {
    const trim = { start_seconds: 20, end_seconds: 30 };
    const { outputs } = steadySoundCommand(options({ trim }), 3);
    expect(argumentOf(outputs[0]?.options ?? [], '-t')).toBe('30');
    expect(argumentOf(outputs[0]?.options ?? [], '-map')).toBe('0:3');
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
    const { outputs } = normaliseCommand(options({ trim }));
    expect(argumentOf(outputs[0]?.options ?? [], '-t')).toBe('600');
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

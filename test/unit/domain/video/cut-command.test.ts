import { describe, expect, it } from 'vitest';
import { cutCommand } from '../../../../functions/src/domain/video/cut-command.ts';
import { maxProxyBytes } from '../../../../functions/src/domain/video/ffmpeg-arguments.ts';

const part = { proxyPath: '/w/proxy.mp4', clipPath: '/w/clip.mp4' };
const { inputOptions, outputs } = cutCommand({ ...part, startSeconds: 12.5, endSeconds: 20 });
const output = outputs[0]?.options ?? [];

const argumentOf = (list: readonly string[], option: string) => list[list.indexOf(option) + 1];

describe('cutCommand', () => {
  it('seeks in the proxy and stops after the part', () => {
    expect(argumentOf(inputOptions, '-ss')).toBe('12.5');
    expect(argumentOf(output, '-t')).toBe('7.5');
  });

  it('opens nothing but a local file of the proxy’s kind', () => {
    expect(argumentOf(inputOptions, '-protocol_whitelist')).toBe('file,pipe');
    expect(argumentOf(inputOptions, '-format_whitelist')).toBe('mov');
    expect(argumentOf(inputOptions, '-codec_whitelist')).toBe('h264,aac');
  });

  it('bounds a clip as a proxy of its length', () => {
    expect(argumentOf(output, '-fs')).toBe(String(maxProxyBytes(7.5)));
    expect(argumentOf(output, '-maxrate')).toBe('2500k');
  });
});

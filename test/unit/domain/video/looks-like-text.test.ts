import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  headBytes,
  looksLikeText,
} from '../../../../functions/src/domain/video/looks-like-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('looksLikeText', () => {
  it.each([
    ['a playlist', bytes('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n')],
    ['subtitles', bytes('1\r\n00:00:01,000 --> 00:00:02,000\r\nHallo, Welt: äöü\r\n')],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x23, 0x00])],
    ['a character cut by the end', bytes('für').subarray(0, 2)],
  ])('knows %s', (_name, head) => {
    expect(looksLikeText(head)).toBe(true);
  });

  it.each([
    ['MP4', new Uint8Array([0, 0, 0, 0x20, ...bytes('ftypisom')])],
    ['Matroska', new Uint8Array([0x1a, 0x45, 0xdf, 0xa3])],
    ['MPEG-TS', new Uint8Array([0x47, 0x40, 0x11, 0x10, 0])],
    [
      'AVI',
      new Uint8Array([...bytes('RIFF0000AVI LIST1111hdrlavih'), 0x38, 0, 0, 0]).subarray(
        0,
        headBytes,
      ),
    ],
    ['nothing', new Uint8Array(0)],
  ])('does not take %s for text', (_name, head) => {
    expect(looksLikeText(head)).toBe(false);
  });

  it('knows any printable text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(![...text].some((character) => character < ' ' || character === '\uFEFF'));
        expect(looksLikeText(bytes(text))).toBe(true);
      }),
    );
  });
});

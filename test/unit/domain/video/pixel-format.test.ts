import { describe, expect, it } from 'vitest';
import { bytesPerPixel } from '../../../../functions/src/domain/video/pixel-format.ts';

describe('bytesPerPixel', () => {
  it.each([
    ['yuv420p', 1.5],
    ['yuvj420p', 1.5],
    ['nv12', 1.5],
    ['yuva420p', 2.5],
    ['yuv422p', 2],
    ['yuv444p', 3],
    ['yuv420p10le', 3],
    ['p010le', 3],
    ['yuv422p10le', 4],
    ['yuv444p12be', 6],
    ['yuva444p16le', 8],
    ['gray10le', 2],
    ['gbrp10le', 6],
    ['rgb24', 3],
  ])('counts the planes and bits of %s', (format, bytes) => {
    expect(bytesPerPixel(format)).toBe(bytes);
  });

  it.each(['gbrapf32le', 'a_format_of_tomorrow', '', 'constructor', undefined])(
    'takes the most there is for %s',
    (format) => {
      expect(bytesPerPixel(format)).toBe(16);
    },
  );
});

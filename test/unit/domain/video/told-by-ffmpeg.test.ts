import { describe, expect, it } from 'vitest';
import { readTold } from '../../../../functions/src/domain/video/told-by-ffmpeg.ts';

describe('readTold', () => {
  it.each([
    ['41943400.000000', { size: { width: 640, height: 360 } }],
    ['[Eval @ 0x55d0] 41943400.000000', { size: { width: 640, height: 360 } }],
    ['-1000000.000000', { firstSeconds: 0 }],
    ['-1000002.500000', { firstSeconds: 2.5 }],
    ['-999998.750000', { firstSeconds: -1.25 }],
    ['-1.000000', { soundBegins: true }],
  ])('reads %s', (line, told) => {
    expect(readTold(line)).toEqual(told);
  });

  it.each(['', 'frame=12', '[h264 @ 0x1] error while decoding MB 12 3', '12', 'nan', '1.5 s'])(
    'leaves %j to the messages',
    (line) => {
      expect(readTold(line)).toBeNull();
    },
  );
});

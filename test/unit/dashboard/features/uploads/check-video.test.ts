import { describe, expect, it } from 'vitest';
import { checkFile } from '../../../../../dashboard/features/uploads/check-video.ts';

const limits = { maxVideoSizeBytes: 300_000_000, maxVideoDurationSeconds: 600 };
const file = { name: 'dance.mp4', type: 'video/mp4', size: 300_000_000 };

describe('checkFile', () => {
  it('lets a video of exactly the largest size pass', () => {
    expect(checkFile(file, limits)).toBe(null);
  });

  it.each([
    ['something else than a video', { name: 'steps.pdf', type: 'application/pdf' }, /kind of file/],
    ['an empty file', { size: 0 }, /empty/],
    ['one byte too many', { size: 300_000_001 }, /up to 300 MB/],
  ])('says what to do about %s', (_what, change, words) => {
    expect(checkFile({ ...file, ...change }, limits)).toMatch(words);
  });
});

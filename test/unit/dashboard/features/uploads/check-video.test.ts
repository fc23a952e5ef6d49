import { describe, expect, it } from 'vitest';
import { checkFile, checkLength } from '../../../../../dashboard/features/uploads/check-video.ts';

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

describe('checkLength', () => {
  const part = (start_seconds: number, end_seconds: number) => ({ start_seconds, end_seconds });

  it.each([
    ['a video of exactly the limit', 600, null],
    ['a frame more than the limit', 600.4, null],
    ['a video whose length nobody knows', null, null],
    ['a part of a long video', 3_600, part(3_000, 3_600)],
    ['a part that would end after the video', 610, part(20, 700)],
    ['a part of a video whose length nobody knows', null, part(0, 600)],
  ])('lets %s pass', (_what, durationSeconds, trim) => {
    expect(checkLength(durationSeconds, trim, limits)).toBe(null);
  });

  it.each([
    ['a long video', 601, null, /lasts 10:01.*up to 10:00.*part/],
    ['a long part', 3_600, part(0, 700), /lasts 11:40.*shorter/],
    ['a long part of who knows what', null, part(0, 700), /lasts 11:40.*shorter/],
  ])('says what to do about %s', (_what, durationSeconds, trim, words) => {
    expect(checkLength(durationSeconds, trim, limits)).toMatch(words);
  });
});

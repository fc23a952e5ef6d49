import { describe, expect, it } from 'vitest';
import { checkLength } from '../../../../../dashboard/components/choices/check-length.ts';

const limits = { maxVideoDurationSeconds: 600 };

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

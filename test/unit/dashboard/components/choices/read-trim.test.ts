import { describe, expect, it } from 'vitest';
import { readTime, readTrim } from '../../../../../dashboard/components/choices/read-trim.ts';

describe('readTime', () => {
  it.each([
    ['75', 75],
    [' 0 ', 0],
    ['7.5', 7.5],
    ['7,5', 7.5],
    ['1:15', 75],
    ['01:05', 65],
    ['1:15.5', 75.5],
  ])('reads %s', (text, seconds) => {
    expect(readTime(text)).toBe(seconds);
  });

  it.each(['', 'start', '-1', '1:5', '1:75', '1:', ':15', '1e3', '1:2:3', '999999'])(
    'refuses "%s"',
    (text) => {
      expect(readTime(text)).toBe(null);
    },
  );
});

describe('readTrim', () => {
  it.each([
    ['both', '10', '1:00', 120, 10, 60],
    ['the end alone', '', '60', null, 0, 60],
    ['the start alone', '30', '', 45.5, 30, 45.5],
    ['the end as it is shown, rounded', '0', '0:46', 45.5, 0, 46],
  ])('reads %s', (_what, from, to, duration, start_seconds, end_seconds) => {
    expect(readTrim({ from, to }, duration).trim).toEqual({ start_seconds, end_seconds });
  });

  it.each([
    ['a start that is no time', 'soon', '', 60, 'from', /seconds/],
    ['an end that is no time', '0', 'late', 60, 'to', /seconds/],
    ['a start after the video', '60', '70', 60, 'from', /ends at 1:00/],
    ['an end after the video', '0', '62', 60, 'to', /ends at 1:00/],
    ['an end before the start', '30', '20', 60, 'to', /after the start/],
    ['no end, and no length to take it from', '30', '', null, 'to', /where the part ends/],
  ])('says what to do about %s', (_what, from, to, duration, field, words) => {
    const { problem } = readTrim({ from, to }, duration);
    expect(problem?.field).toBe(field);
    expect(problem?.words).toMatch(words);
  });
});

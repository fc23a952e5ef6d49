import { describe, expect, it } from 'vitest';
import {
  formatSpan,
  isStale,
  secondsSince,
} from '../../../../../dashboard/features/monitor/time.ts';

const noon = new Date('2026-01-01T12:00:00Z');
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);

describe('formatSpan', () => {
  it.each([
    [0, '0 s'],
    [4.24, '4.2 s'],
    [9.96, '10 s'],
    [59.4, '59 s'],
    [60, '1 min'],
    [80, '1 min 20 s'],
    [3_600, '1 h'],
    [3_661, '1 h 1 min'],
    [90_000, '1 d 1 h'],
    [86_401, '1 d'],
  ])('says %d s as %s', (seconds, words) => {
    expect(formatSpan(seconds)).toBe(words);
  });
});

describe('secondsSince', () => {
  it('counts whole seconds', () => {
    expect(secondsSince(noon, later(12.9))).toBe(12);
  });

  it('takes what is ahead of this clock for now', () => {
    expect(secondsSince(later(5), noon)).toBe(0);
  });
});

describe('isStale', () => {
  it.each([
    [179, false],
    [180, true],
  ])('after %d s: %s', (seconds, stale) => {
    expect(isStale(noon, later(seconds))).toBe(stale);
  });
});

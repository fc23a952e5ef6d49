import { describe, expect, it } from 'vitest';
import {
  formatScore,
  formatSpan,
  formatUsd,
  likelyInWords,
  withShortTimes,
} from '../../../../dashboard/components/formats.ts';

describe('formatUsd', () => {
  it.each([
    [25, '$25.00'],
    [0.0031, '$0.0031'],
  ])('writes %d as %s', (amount, words) => {
    expect(formatUsd(amount)).toBe(words);
  });
});

describe('formatScore', () => {
  it.each([
    [71.5, '72'],
    [0, '0'],
    [null, 'Not scored'],
  ])('says %d as %s', (score, words) => {
    expect(formatScore(score)).toBe(words);
  });
});

describe('likelyInWords', () => {
  it('says between what a score lies, and nothing where that is one number', () => {
    expect(likelyInWords({ low: 59.4, high: 75.6 })).toBe('most likely between 59 and 76');
    expect(likelyInWords({ low: 99.6, high: 100 })).toBe('');
  });
});

describe('formatSpan', () => {
  it.each([
    [9.6, 14.4, '0:09–0:14'],
    [17.2, 17.9, '0:17'],
    [59.9, 60, '0:59–1:00'],
  ])('says %d to %d as %s', (start_seconds, end_seconds, words) => {
    expect(formatSpan({ start_seconds, end_seconds })).toBe(words);
  });
});

describe('withShortTimes', () => {
  it.each([
    ['A clean turn (00:05, 01:07).', 'A clean turn (0:05, 1:07).'],
    ['00:18-00:21 and 12:04', '0:18-0:21 and 12:04'],
    ['in 2001:05 steps, 00:18:05', 'in 2001:05 steps, 00:18:05'],
  ])('writes %s as %s', (words, short) => {
    expect(withShortTimes(words)).toBe(short);
  });
});

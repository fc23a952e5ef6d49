import { describe, expect, it } from 'vitest';
import { formatScore, formatUsd, likelyInWords } from '../../../../dashboard/components/formats.ts';

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

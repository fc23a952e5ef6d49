import { describe, expect, it } from 'vitest';
import { formatUsd } from '../../../../dashboard/components/formats.ts';

describe('formatUsd', () => {
  it.each([
    [25, '$25.00'],
    [0.0031, '$0.0031'],
  ])('writes %d as %s', (amount, words) => {
    expect(formatUsd(amount)).toBe(words);
  });
});

import { describe, expect, it } from 'vitest';
import {
  agreementInWords,
  differenceInWords,
  measureName,
} from '../../../../../../../dashboard/features/analyses/view/claims/claim-words.ts';
import type { Claim } from '../../../../../../../functions/src/contract/report.ts';

describe('measureName', () => {
  it.each([
    ['tempo_bpm', 'tempo of the music, beats a minute'],
    ['grip_strength', 'grip strength'],
    ['toString', 'toString'],
  ])('of %s is %s', (key, name) => {
    expect(measureName(key)).toBe(name);
  });
});

describe('differenceInWords', () => {
  it('tells what was claimed, what was measured and how far apart they may be', () => {
    const claim = { claimed: 128, measured: 100.2, margin: 6.012 } as Claim;
    expect(differenceInWords(claim)).toBe(
      'The judge says 128, measured was 100.2; up to 6.01 apart would agree.',
    );
  });
});

describe('agreementInWords', () => {
  it.each([
    [1, '1 statement agrees with the measurements'],
    [4, '4 statements agree with the measurements'],
  ])('counts %i', (count, words) => {
    expect(agreementInWords(count)).toBe(words);
  });
});

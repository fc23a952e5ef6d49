import { describe, expect, it } from 'vitest';
import {
  agreementInWords,
  differenceInWords,
  inQuestion,
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

describe('inQuestion', () => {
  const nameOf = (bodyId: number) => `Number ${bodyId}`;

  it('says of whom it is, where it is of one of several', () => {
    expect(inQuestion({ measure: 'body_posture', body_id: 2 }, nameOf)).toBe(
      'Number 2, how upright the trunk is, from 0 to 1',
    );
  });

  it.each([null, undefined])('says nobody where it is of nobody alone: %s', (body_id) => {
    const claim = { measure: 'stillness', body_id } as Claim;
    expect(inQuestion(claim, nameOf)).toBe(measureName('stillness'));
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

import { describe, expect, it } from 'vitest';
import {
  differenceInWords,
  measureName,
} from '../../../../../../../dashboard/features/analyses/view/claims/claim-words.ts';
import type { Claim } from '../../../../../../../functions/src/contract/report.ts';

describe('measureName', () => {
  it.each([
    ['tempo_bpm', 'tempo of the music'],
    ['grip_strength', 'grip strength'],
    ['toString', 'toString'],
  ])('of %s is %s', (key, name) => {
    expect(measureName(key)).toBe(name);
  });
});

describe('differenceInWords', () => {
  const nameOf = (bodyId: number) => `Number ${bodyId}`;
  it.each([
    [
      { measure: 'tempo_bpm', body_id: null, claimed: 128, measured: 100.2 },
      'Tempo of the music: the judge says about 128 beats a minute; measured was about 100 beats a minute.',
    ],
    [
      { measure: 'body_posture', body_id: 2, claimed: 0.2, measured: 0.6 },
      'Number 2, how upright the trunk is: the judge says 20 %; measured was 60 %.',
    ],
    [
      { measure: 'beat_offset_ms', body_id: null, claimed: -80, measured: 10 },
      'How late movements end after the beat: the judge says 80 ms early; measured was on the beat.',
    ],
    [
      { measure: 'repetition_count', body_id: null, claimed: 12, measured: 10 },
      'Repetitions of the exercise: the judge says 12; measured was 10.',
    ],
  ])('tells of %j what was said and what was measured', (claim, words) => {
    expect(differenceInWords(claim, nameOf)).toBe(words);
  });

  it('says nobody where a report is from before dancers were judged', () => {
    const claim = { measure: 'stillness', claimed: 0.5, measured: 0.1 } as Claim;
    expect(differenceInWords(claim, nameOf)).toMatch(/^Share of time without visible movement:/);
  });
});

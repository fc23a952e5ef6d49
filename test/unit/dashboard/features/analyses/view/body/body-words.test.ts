import { describe, expect, it } from 'vitest';
import {
  bodyInWords,
  seenInWords,
} from '../../../../../../../dashboard/features/analyses/view/body/body-words.ts';
import { someBody } from '../../../../../../support/build-report.ts';

describe('bodyInWords', () => {
  it('gives each measure with how sure it is, and says what was not measured', () => {
    const found = bodyInWords({ ...someBody, smoothness: null });
    expect(found.map((one) => [one.name, one.share, one.value, one.certainty])).toEqual([
      ['Extension', 0.71, '71 %', 'sure'],
      ['Symmetry', 0.84, '84 %', 'fairly sure'],
      ['Posture', 0.9, '90 %', 'sure'],
      ['Smoothness', null, 'Not measured', null],
      ['Range', 0.48, '48 %', 'not sure'],
    ]);
  });
});

describe('seenInWords', () => {
  it('tells how often a body was seen', () => {
    expect(seenInWords(someBody)).toBe('A body was seen in 92 % of 1,200 pictures.');
  });
});

import { expect, it } from 'vitest';
import { confidenceInWords } from '../../../functions/src/contract/confidence-words.ts';
import { sureValue } from '../../../functions/src/contract/sure-together.ts';

it.each([
  [0.39, 'not sure'],
  [0.4, 'fairly sure'],
  [0.49, 'fairly sure'],
  [0.74, 'fairly sure'],
  [0.75, 'sure'],
])('calls a confidence of %d %s', (confidence, words) => {
  expect(confidenceInWords(confidence)).toBe(words);
});

it('calls nothing unsure on which a sentence rests', () => {
  for (let percent = 0; percent <= 100; percent += 1) {
    const confidence = percent / 100;
    const isTold = sureValue({ value: 0.7, confidence }) !== null;
    expect(isTold).toBe(confidenceInWords(confidence) !== 'not sure');
  }
});

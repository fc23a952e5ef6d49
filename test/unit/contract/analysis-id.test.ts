import { describe, expect, it } from 'vitest';
import { isAnalysisId } from '../../../functions/src/contract/analysis-id.ts';

describe('isAnalysisId', () => {
  it.each([
    '3f1c9a52-5b0e-4a53-9d0b-1d1f3c2b4a5e',
    'ABCdef0123456789xyzW',
    'a',
    '__a',
    'a__',
    '__',
  ])('takes %s', (text) => {
    expect(isAnalysisId(text)).toBe(true);
  });

  it.each(['', 'a/b', '..', 'a b', 'ü', 'a\n', 'x'.repeat(65)])('refuses %j', (text) => {
    expect(isAnalysisId(text)).toBe(false);
  });

  it.each(['____', '__x__', '__name__', '__id7__', '_____'])(
    'refuses %s, a name that Firestore keeps for itself',
    (text) => {
      expect(isAnalysisId(text)).toBe(false);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { isAnalysisId } from '../../../../../../dashboard/features/analyses/view/analysis-id.ts';

describe('isAnalysisId', () => {
  it('takes what createAnalysis makes', () => {
    expect(isAnalysisId('3f1c9a52-5b0e-4a53-9d0b-1d1f3c2b4a5e')).toBe(true);
  });

  it.each(['a/b', '..', 'a b', 'x'.repeat(65)])('refuses %s', (text) => {
    expect(isAnalysisId(text)).toBe(false);
  });
});

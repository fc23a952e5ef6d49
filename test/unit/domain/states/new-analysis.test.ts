import { describe, expect, it } from 'vitest';
import { newAnalysis } from '../../../../functions/src/domain/states/new-analysis.ts';
import { aRequest, someTime } from '../../../support/build-analysis.ts';

const styleOf = (danceType: string | null) =>
  newAnalysis(
    {
      analysisId: 'analysis-1',
      runId: 'run-1',
      userId: 'dancer',
      request: { ...aRequest, danceType },
    },
    someTime,
  ).summary.style;

describe('newAnalysis', () => {
  it.each([
    ['Our first Wiener Walzer!', 'viennese_waltz'],
    ['a house party', null],
    [null, null],
  ])('keeps beside the dance type %s the style %s', (danceType, style) => {
    expect(styleOf(danceType)).toBe(style);
  });
});

import { describe, expect, it } from 'vitest';
import { paramsSchemas } from '../../../functions/src/contract/params.ts';
import { profiles } from '../../../functions/src/contract/profiles/all.ts';
import { analysisTypes } from '../../../functions/src/contract/vocabulary.ts';

describe.each(analysisTypes)('params of %s', (type) => {
  const accepts = (params: unknown) => paramsSchemas[type].safeParse(params).success;

  it.each([
    [{}, true],
    [{ trim: null }, true],
    [{ trim: { start_seconds: 1, end_seconds: 2 } }, true],
    [{ trim: { start_seconds: 2, end_seconds: 2 } }, false],
    [{ trim: { start_seconds: -1, end_seconds: 2 } }, false],
    [{ trim: { start_seconds: 1 } }, false],
    [{ unknown: 1 }, false],
  ])('%j: %s', (params, accepted) => {
    expect(accepts(params)).toBe(accepted);
  });
});

describe('params of highlights', () => {
  it.each([
    [{ count: 10, min_seconds: 1, max_seconds: 60 }, true],
    [{ count: null, landmarks: true }, true],
    [{ count: 11 }, false],
    [{ count: 1.5 }, false],
    [{ min_seconds: 5.5, max_seconds: 5.5 }, true],
    [{ min_seconds: 6, max_seconds: 5 }, false],
    [{ min_seconds: 20 }, false],
    [{ exercise: 'squat' }, false],
  ])('%j: %s', (params, accepted) => {
    expect(paramsSchemas.highlights.safeParse(params).success).toBe(accepted);
  });

  it('says which length exceeds which', () => {
    const { error } = paramsSchemas.highlights.safeParse({ min_seconds: 20 });
    expect(error?.issues).toMatchObject([
      { path: ['min_seconds'], message: 'may be at most 15, which is max_seconds' },
    ]);
  });
});

describe('profiles', () => {
  it.each(Object.entries(profiles))(
    'of %s give each criterion weights that sum to 1',
    (_, profile) => {
      for (const { measured } of profile.criteria) {
        if (measured === null) continue;
        const weights: readonly { weight: number }[] = measured.from;
        expect(weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
      }
    },
  );
});

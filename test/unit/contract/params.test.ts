import { describe, expect, it } from 'vitest';
import { paramsSchemas } from '../../../functions/src/contract/params.ts';
import { profiles } from '../../../functions/src/contract/profiles/all.ts';
import { analysisTypes } from '../../../functions/src/contract/vocabulary.ts';
import { readAs } from '../../../functions/src/domain/read-as.ts';

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

describe('dancers_followed', () => {
  const point = { x: 0.25, y: 1 };
  const times = (count: number) => ({ dancers_followed: Array(count).fill(point) });

  it.each([
    ['solo', 1],
    ['couple', 2],
    ['group', 6],
    ['highlights', 0],
    ['workout', 0],
  ] as const)('of %s are at most %i', (type, most) => {
    const accepts = (params: unknown) => paramsSchemas[type].safeParse(params).success;
    for (let count = 1; count <= 8; count++) expect(accepts(times(count))).toBe(count <= most);
    expect(accepts({ dancers_followed: null })).toBe(most > 0);
  });

  it.each([
    ['no point', []],
    ['a point outside', [{ x: 1.01, y: 0.5 }]],
    ['a point below 0', [{ x: 0.5, y: -0.1 }]],
    ['half a point', [{ x: 0.5 }]],
    ['a point and more', [{ ...point, z: 0 }]],
    ['no number', [{ x: '0.5', y: 0.5 }]],
    ['one point and no list', point],
  ])('are refused for %s', (_, dancers_followed) => {
    expect(paramsSchemas.group.safeParse({ dancers_followed }).success).toBe(false);
  });

  it('are refused by their number where one is none', () => {
    const dancers_followed = [point, 'the left one'];
    expect(() => readAs(paramsSchemas.couple, { dancers_followed })).toThrow(
      'Dancers followed 2 must be a JSON object.',
    );
  });

  it('are refused in words where they are too many', () => {
    expect(() => readAs(paramsSchemas.solo, times(2), 'params')).toThrow(
      'Dancers followed may have at most one point, since Solo follows no more.',
    );
    expect(() => readAs(paramsSchemas.couple, times(3), 'params')).toThrow(
      'may have at most 2 points, since Couple follows no more.',
    );
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

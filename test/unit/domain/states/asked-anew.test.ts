import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RerunChanges } from '../../../../functions/src/contract/callables.ts';
import { paramsSchemas } from '../../../../functions/src/contract/params.ts';
import { analysisTypes } from '../../../../functions/src/contract/vocabulary.ts';
import { askedByRerun, describedBy } from '../../../../functions/src/domain/states/asked-anew.ts';

const nothing: RerunChanges = { analysisType: null, danceType: null, params: null };
const trim = { start_seconds: 1, end_seconds: 5 };
const two = [
  { x: 0.3, y: 0.5 },
  { x: 0.7, y: 0.5 },
];
const kept = { analysis_type: 'couple', params: { trim, dancers_followed: two } } as const;
const invalid = (path: string) =>
  expect.objectContaining({
    code: 'invalid_request',
    issues: [expect.objectContaining({ path })],
  });

describe('what a rerun asks for', () => {
  it.each<[string, Partial<RerunChanges>, object]>([
    ['nothing', {}, {}],
    ['another dance', { danceType: 'a tango' }, { dance_type: 'a tango', style: 'tango' }],
    ['a dance that we do not know', { danceType: 'Zz' }, { dance_type: 'Zz', style: null }],
    ['no dance any more', { danceType: '' }, { dance_type: null, style: null }],
    ['another type that takes the same', { analysisType: 'group' }, { analysis_type: 'group' }],
    ['no params any more', { params: {} }, { params: {} }],
    [
      'all of it',
      { analysisType: 'solo', danceType: 'Wiener Walzer', params: { trim } },
      { analysis_type: 'solo', params: { trim }, dance_type: 'Wiener Walzer' },
    ],
  ])('is %s', (_, changes, asked) => {
    expect(askedByRerun(kept, { ...nothing, ...changes })).toMatchObject(asked);
    expect(Object.keys(askedByRerun(kept, { ...nothing, ...changes }))).toEqual(
      expect.arrayContaining(Object.keys(asked)),
    );
  });

  it.each<[string, Partial<RerunChanges>, string]>([
    ['two to follow, kept, in a solo', { analysisType: 'solo' }, 'params.dancers_followed'],
    ['points in a workout', { analysisType: 'workout' }, 'params.dancers_followed'],
    ['a param that the kept type does not take', { params: { count: 2 } }, 'params.count'],
    ['half a trim', { params: { trim: { start_seconds: 1 } } }, 'params.trim.end_seconds'],
  ])('is refused for %s', (_, changes, path) => {
    expect(() => askedByRerun(kept, { ...nothing, ...changes })).toThrow(invalid(path));
  });

  it('is not refused for what was kept where nothing is asked', () => {
    const old = { ...kept, params: { gone: true } };
    expect(askedByRerun(old, { ...nothing, danceType: 'salsa' })).toMatchObject({ style: 'salsa' });
  });

  it('leaves params that the type takes, or is refused', () => {
    const type = fc.constantFrom(...analysisTypes);
    const params = fc.record(
      {
        trim: fc.constant(trim),
        dancers_followed: fc.constantFrom(two, two.slice(1), []),
        count: fc.integer({ min: 0, max: 12 }),
        exercise: fc.constantFrom('squat', null),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(type, params, fc.option(type), fc.option(params), (was, had, to, given) => {
        const before = { analysis_type: was, params: had };
        const changes = { ...nothing, analysisType: to, params: given };
        let after: object = before;
        try {
          after = { ...before, ...askedByRerun(before, changes) };
        } catch {
          return;
        }
        if (to === null && given === null) return;
        const { analysis_type, params: left } = after as typeof before;
        expect(paramsSchemas[analysis_type].safeParse(left).success).toBe(true);
      }),
    );
  });
});

describe('what is said of a video anew', () => {
  it.each([
    [{ title: null, danceType: null, dancers: null }, {}],
    [{ title: 'Finals', danceType: null, dancers: null }, { title: 'Finals' }],
    [
      { title: ' ', danceType: null, dancers: '' },
      { title: null, dancers: null },
    ],
    [
      { title: null, danceType: 'bachata', dancers: 'Ada' },
      { dancers: 'Ada', dance_type: 'bachata', style: 'bachata' },
    ],
  ])('is of %j: %j', (description, said) => {
    expect(describedBy(description)).toEqual(said);
  });
});

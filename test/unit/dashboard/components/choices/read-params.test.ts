import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readParams } from '../../../../../dashboard/components/choices/read-params.ts';
import { paramsSchemas } from '../../../../../functions/src/contract/params.ts';
import { profiles } from '../../../../../functions/src/contract/profiles/all.ts';
import type { Profile } from '../../../../../functions/src/contract/profiles/profile.ts';
import type { AnalysisType } from '../../../../../functions/src/contract/vocabulary.ts';

const profile: Profile = {
  ...profiles.solo,
  params: {
    count: { kind: 'integer', name: 'How many', minimum: 1, maximum: 10, default: 3 },
    least: { kind: 'number', name: 'Least', minimum: 0, maximum: 9, default: 4, atMost: 'most' },
    most: { kind: 'number', name: 'Most', minimum: 0, maximum: 20, default: 6 },
    name: { kind: 'text', name: 'Name', maxLength: 8 },
  },
};

describe('readParams', () => {
  it('reads numbers, with a point or a comma, and texts, and leaves out what is empty', () => {
    const written = { count: ' 5 ', least: '2,5', most: '', name: ' squats ', other: 'x' };
    expect(readParams(profile, written)).toEqual({
      params: { count: 5, least: 2.5, name: 'squats' },
      problems: {},
    });
  });

  it.each([
    ['count', '2.5', 'Write a whole number from 1 to 10.'],
    ['count', 'many', 'Write a whole number from 1 to 10.'],
    ['most', '21', 'Write a number from 0 to 20.'],
    ['most', '-1', 'Write a number from 0 to 20.'],
    ['name', 'deadlifts', 'Write at most 8 letters.'],
    ['least', '7', 'Write 6 or less: no more than “Most”.'],
  ])('says what to write into %s in the place of %s', (key, text, words) => {
    expect(readParams(profile, { [key]: text }).problems).toEqual({ [key]: words });
  });

  it('holds a default too against what it may not exceed', () => {
    expect(readParams(profile, { most: '3' }).problems).toEqual({
      least: 'Write 3 or less: no more than “Most”.',
    });
  });

  it('takes and refuses the numbers and texts that the contract does', () => {
    const types = (Object.entries(profiles) as [AnalysisType, Profile][]).filter(
      ([, { params }]) => Object.keys(params).length > 0,
    );
    const number = fc.oneof(fc.integer({ min: -2, max: 130 }), fc.float({ min: 0, max: 130 }));
    const written = fc.constantFrom(...types).chain(([type, { params }]) => {
      const fields = Object.entries(params).map(([key, { kind }]) => [
        key,
        kind === 'text'
          ? fc.string({ minLength: 1, maxLength: 100 }).filter((text) => text === text.trim())
          : number.map((value) => value.toFixed(3)),
      ]);
      const record = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
      return fc.tuple(fc.constant(type), record as fc.Arbitrary<Record<string, string>>);
    });
    fc.assert(
      fc.property(written, ([type, texts]) => {
        const kinds = profiles[type].params as Profile['params'];
        const values = Object.entries(texts).map(([key, text]) => [
          key,
          kinds[key]?.kind === 'text' ? text : Number(text),
        ]);
        const { success } = paramsSchemas[type].safeParse(Object.fromEntries(values));
        const { params, problems } = readParams(profiles[type], texts);
        expect(Object.keys(problems).length === 0).toBe(success);
        if (success) expect(params).toEqual(Object.fromEntries(values));
      }),
    );
  });
});

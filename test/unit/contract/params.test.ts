import { describe, expect, it } from 'vitest';
import { paramsSchemas } from '../../../functions/src/contract/params.ts';
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

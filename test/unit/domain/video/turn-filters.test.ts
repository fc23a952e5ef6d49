import { describe, expect, it } from 'vitest';
import { isTransposed, turnFilters } from '../../../../functions/src/domain/video/turn-filters.ts';

const one = 65_536;
const last = 2 ** 30;

describe('turnFilters', () => {
  it.each<[string, number[], readonly string[] | null]>([
    ['upright', [one, 0, 0, 0, one, 0, 0, 0, last], []],
    ['of none', [], []],
    ['on its left side', [0, one, 0, -one, 0, 0, 0, 0, last], ['transpose=clock']],
    ['on its right side', [0, -one, 0, one, 0, 0, 0, 0, last], ['transpose=cclock']],
    ['on its head', [-one, 0, 0, 0, -one, 0, 0, 0, last], ['hflip', 'vflip']],
    ['mirrored', [-one, 0, 0, 0, one, 0, 0, 0, last], ['hflip']],
    ['flipped', [one, 0, 0, 0, -one, 0, 0, 0, last], ['vflip']],
    ['mirrored on its side', [0, one, 0, one, 0, 0, 0, 0, last], ['transpose=cclock_flip']],
    ['slanted', [46_340, 46_340, 0, -46_340, 46_340, 0, 0, 0, last], null],
  ])('of a picture that lies %s', (_name, matrix, filters) => {
    expect(turnFilters(matrix)).toEqual(filters);
  });

  it('tells what changes width and height', () => {
    expect(isTransposed(['transpose=clock'])).toBe(true);
    expect(isTransposed(['hflip', 'vflip'])).toBe(false);
  });
});

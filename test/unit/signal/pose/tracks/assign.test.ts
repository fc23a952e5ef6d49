import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../../../../functions/src/signal/pose/tracks/assign.ts';

const sumOf = (values: number[][], chosen: readonly (number | null)[]) =>
  chosen.reduce<number>(
    (sum, column, row) => sum + (column === null ? 0 : (values[row]?.[column] ?? 0)),
    0,
  );

/** Every way, by plain recursion. */
function mostOf(values: number[][], row = 0, taken: readonly number[] = []): number {
  if (row === values.length) return 0;
  const ways = (values[row] ?? []).flatMap((value, column) =>
    taken.includes(column) ? [] : [value + mostOf(values, row + 1, [...taken, column])],
  );
  return Math.max(mostOf(values, row + 1, taken), ...ways);
}

describe('assign', () => {
  it.each<[string, number[][], (number | null)[]]>([
    ['nothing', [], []],
    ['rows without columns', [[], []], [null, null]],
    [
      'who would be best for both to the one who has no other',
      [
        [9, 8],
        [7, 0],
      ],
      [1, 0],
    ],
    [
      'nobody at 0 or less',
      [
        [0, -1],
        [-2, 3],
      ],
      [null, 1],
    ],
    ['more rows than columns', [[1], [3], [2]], [null, 0, null]],
  ])('gives %s', (_, values, chosen) => {
    expect(assign(values)).toEqual(chosen);
  });

  const table = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(
        fc.array(fc.integer({ min: -5, max: 9 }), { minLength: columns, maxLength: columns }),
        { minLength: rows, maxLength: rows },
      ),
    );

  it('gives no column twice, and has the greatest sum of all ways', () => {
    fc.assert(
      fc.property(table, (values) => {
        const chosen = assign(values);
        const taken = chosen.filter((column) => column !== null);
        expect(new Set(taken).size).toBe(taken.length);
        expect(sumOf(values, chosen)).toBe(mostOf(values));
      }),
      { numRuns: 60 },
    );
  });
});

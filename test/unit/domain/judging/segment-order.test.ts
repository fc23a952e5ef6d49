import fc from 'fast-check';
import { expect, it } from 'vitest';
import { segmentOrder } from '../../../../functions/src/domain/judging/segment-order.ts';

const judgesOf = (segments: number, judges: number) =>
  Array.from({ length: judges }, (_, judge) => segmentOrder(segments, judge, judges));

it('lists the segments to the first judge as they come', () => {
  expect(judgesOf(8, 3)).toEqual([
    [1, 2, 3, 4, 5, 6, 7, 8],
    [4, 5, 6, 7, 8, 1, 2, 3],
    [6, 7, 8, 1, 2, 3, 4, 5],
  ]);
});

it('lists each segment once to each judge, in another order as long as there are enough', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 5 }),
      (segments, judges) => {
        const orders = judgesOf(segments, judges);
        const sorted = [...(orders[0] ?? [])].toSorted((a, b) => a - b);
        for (const order of orders) expect(order.toSorted((a, b) => a - b)).toEqual(sorted);
        const differing = new Set(orders.map(String)).size;
        expect(differing).toBe(Math.min(segments, judges));
      },
    ),
  );
});

import { describe, expect, it } from 'vitest';
import {
  describeTimeLeft,
  observeRate,
  type TransferRate,
} from '../../../../../dashboard/features/uploads/transfer-rate.ts';

type Moment = [atMs: number, sentBytes: number];
const rateAfter = (moments: readonly Moment[]) =>
  moments.reduce<TransferRate | null>(
    (rate, [atMs, sentBytes]) => observeRate(rate, { atMs, sentBytes }),
    null,
  )?.bytesPerSecond;

describe('observeRate', () => {
  it('knows nothing from one moment', () => {
    expect(rateAfter([[0, 1_000]])).toBe(null);
  });

  it('is exact at an even pace', () => {
    const moments = Array.from({ length: 20 }, (_, index): Moment => [index * 500, index * 100]);
    expect(rateAfter(moments)).toBeCloseTo(200);
  });

  it('waits until moments are far enough apart to tell', () => {
    expect(
      rateAfter([
        [0, 0],
        [10, 5_000],
      ]),
    ).toBe(null);
    expect(
      rateAfter([
        [0, 0],
        [10, 5_000],
        [1_000, 5_000],
      ]),
    ).toBe(5_000);
  });

  it('moves towards a new pace without a jump', () => {
    const before: Moment[] = [
      [0, 0],
      [1_000, 1_000],
    ];
    const soon = rateAfter([...before, [2_000, 1_000]]);
    expect(soon).toBeLessThan(1_000);
    expect(soon).toBeGreaterThan(500);
    expect(rateAfter([...before, [30_000, 1_000]])).toBeLessThan(5);
  });

  it('begins anew where bytes were lost on the way', () => {
    expect(
      rateAfter([
        [0, 0],
        [1_000, 1_000],
        [2_000, 500],
      ]),
    ).toBe(null);
  });
});

describe('describeTimeLeft', () => {
  it.each([
    [5, 'a few seconds left'],
    [10, 'about 10 seconds left'],
    [54, 'about 50 seconds left'],
    [60, 'about a minute left'],
    [150, 'about 3 minutes left'],
    [7_200, 'about 2 hours left'],
  ])('calls %i s "%s"', (seconds, words) => {
    expect(describeTimeLeft(seconds * 1_000, 1_000)).toBe(words);
  });

  it.each([null, 0])('says nothing at a rate of %s', (rate) => {
    expect(describeTimeLeft(1_000, rate)).toBe(null);
  });
});

import { describe, expect, it } from 'vitest';
import { windowFinder } from '../../../../functions/src/domain/highlights/best-window.ts';

const interest = (worth: readonly number[]) => ({
  ...{ stepSeconds: 0.1, worth: Float64Array.from(worth) },
  ...{ strength: new Float64Array(), moves: [] },
});
const even = interest(Array.from({ length: 300 }, () => 0.1));

describe('windowFinder', () => {
  it('finds the earliest and shortest of equals, whatever the sums round to', () => {
    const find = windowFinder(even, { least: 2, most: 8 });
    expect(find([{ from: 0.7, to: 25 }])).toEqual({ from: 0.7, to: 2.7 });
  });

  it('fits a window of the least length into a span of the same', () => {
    const find = windowFinder(even, { least: 0.2, most: 8 });
    expect(find([{ from: 0.1, to: 0.3 }])).toEqual({ from: 0.1, to: 0.3 });
  });

  it('finds none where every span is too short', () => {
    expect(windowFinder(even, { least: 2, most: 8 })([{ from: 0, to: 1.9 }])).toBeNull();
  });
});

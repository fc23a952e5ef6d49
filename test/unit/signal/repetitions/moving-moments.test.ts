import { describe, expect, it } from 'vitest';
import { movingMoments } from '../../../../functions/src/signal/repetitions/moving-moments.ts';

const wave = Float64Array.from({ length: 40 }, (_, at) => Math.sin(at / 3));

describe('movingMoments', () => {
  it('are all of them while something moves', () => {
    const ramp = Float64Array.from({ length: 20 }, (_, at) => at);
    expect(movingMoments([ramp])).toHaveLength(19);
  });

  it('leave out what stands still, wherever that is', () => {
    const held = Float64Array.from({ length: 70 }, (_, at) => {
      const moved = at < 20 ? at : Math.max(20, at - 30);
      return wave[moved] ?? 0;
    });
    const moments = movingMoments([held]);
    expect(Math.abs(moments.length - movingMoments([wave]).length)).toBeLessThanOrEqual(1);
    expect(moments.filter((at) => at > 21 && at < 50)).toEqual([]);
    expect(moments).toEqual(moments.toSorted((one, other) => one - other));
  });

  it('are as many as there are where nothing ever moves, and none of none', () => {
    expect(movingMoments([new Float64Array(5)])).toHaveLength(5);
    expect(movingMoments([])).toEqual([]);
  });
});

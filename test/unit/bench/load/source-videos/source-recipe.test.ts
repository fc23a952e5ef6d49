import { describe, expect, it } from 'vitest';
import { loopArguments } from '../../../../../bench/load/source-videos/source-recipe.ts';

describe('loopArguments', () => {
  const repeatsOf = (sizeBytes: number, stopBytes: number) => {
    const options = loopArguments({ path: 'piece.mp4', sizeBytes }, stopBytes, 'source.mp4');
    return Number(options[options.indexOf('-stream_loop') + 1]);
  };

  it('repeats the piece often enough to reach the size', () => {
    expect((repeatsOf(30_000_000, 300_000_000) + 1) * 30_000_000).toBeGreaterThan(300_000_000);
    expect((repeatsOf(7, 100) + 1) * 7).toBeGreaterThanOrEqual(100);
  });

  it('copies packets and stops at the size', () => {
    const options = loopArguments({ path: 'piece.mp4', sizeBytes: 7 }, 100, 'source.mp4');
    expect(options.join(' ')).toContain('-i piece.mp4 -c copy -fs 100 source.mp4');
  });
});

import { describe, expect, it } from 'vitest';
import { recordPoses } from '../../../../functions/src/signal/pose/record-poses.ts';

describe('recordPoses', () => {
  it.each([0, 1, 255, 256, 257, 1_000])('keeps %i poses in order', (count) => {
    const poses = recordPoses(1.5);
    for (let index = 0; index < count; index += 1) {
      poses.add(index / 8, new Float32Array(51).fill(index));
    }
    const track = poses.finish();
    expect(track.aspect).toBe(1.5);
    expect(track.values).toHaveLength(51 * count);
    expect([...track.seconds]).toEqual(Array.from({ length: count }, (_, index) => index / 8));
    const firsts = Array.from({ length: count }, (_, index) => track.values[51 * index + 50]);
    expect(firsts).toEqual(Array.from({ length: count }, (_, index) => index));
  });
});

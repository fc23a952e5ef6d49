import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyBox } from '../../../../functions/src/signal/pose/body-box.ts';
import { landmarks } from '../../../../functions/src/signal/pose/pose-track.ts';
import { standing, trackOf } from './synthesize-track.ts';

const size = { width: 480, height: 270 };
const { values } = trackOf(() => standing, { seconds: 0.1 });

describe('bodyBox', () => {
  it('is null where fewer than three points are clear', () => {
    const sure = (count: number) =>
      bodyBox(
        values.map((value, index) => (index % 3 === 2 ? (index < 3 * count ? 0.5 : 0.1) : value)),
        size,
      );
    expect(sure(2)).toBeNull();
    expect(sure(3)).not.toBeNull();
  });

  it('holds every clear point with room for hands, feet and head, within the picture', () => {
    const shares = fc.array(fc.double({ min: -0.3, max: 1.3, noNaN: true }), {
      minLength: 3 * landmarks.length,
      maxLength: 3 * landmarks.length,
    });
    fc.assert(
      fc.property(shares, (numbers) => {
        const pose = Float32Array.from(numbers, (share, index) => (index % 3 === 2 ? 0.9 : share));
        const box = bodyBox(pose, size);
        if (box === null) throw new Error('no box');
        const { left, top, right, bottom } = box;
        for (let at = 0; at < pose.length; at += 3) {
          const x = (pose[at] ?? 0) * size.width;
          const y = (pose[at + 1] ?? 0) * size.height;
          if (x > 0 && x < size.width) expect(x >= left && x <= right).toBe(true);
          if (y > 0 && y < size.height) expect(y >= top && y <= bottom).toBe(true);
        }
        expect([left, top].every((edge) => Number.isInteger(edge) && edge >= 0)).toBe(true);
        expect(right <= size.width && bottom <= size.height).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

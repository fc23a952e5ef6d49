import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSkeleton } from '../../../../functions/src/domain/video/draw-skeleton.ts';
import { type LandmarkName, landmarks } from '../../../../functions/src/signal/pose/pose-track.ts';

const size = { width: 40, height: 30 };
const blank = () => new Uint8Array(3 * size.width * size.height);

function poseOf(
  seen: Partial<Record<LandmarkName, readonly [x: number, y: number, score: number]>>,
) {
  return Float32Array.from(landmarks.flatMap(({ name }) => seen[name] ?? [0, 0, 0]));
}

function isDrawn(picture: Uint8Array, x: number, y: number): boolean {
  const at = 3 * (y * size.width + x);
  return picture.subarray(at, at + 3).some((value) => value > 0);
}

describe('drawSkeleton', () => {
  it('draws a line between two joints that were seen', () => {
    const picture = blank();
    drawSkeleton(
      picture,
      size,
      poseOf({ left_shoulder: [0.25, 0.5, 0.9], right_shoulder: [0.75, 0.5, 0.9] }),
    );
    for (let x = 10; x <= 30; x += 1) expect(isDrawn(picture, x, 15)).toBe(true);
    expect(isDrawn(picture, 5, 15)).toBe(false);
    expect(isDrawn(picture, 20, 5)).toBe(false);
  });

  it('tells left from right by colour', () => {
    const draw = (side: 'left' | 'right') => {
      const picture = blank();
      drawSkeleton(
        picture,
        size,
        poseOf({ [`${side}_elbow`]: [0.5, 0.2, 1], [`${side}_wrist`]: [0.5, 0.8, 1] }),
      );
      return [...picture.subarray(3 * (15 * size.width + 20)).subarray(0, 3)];
    };
    expect(draw('left')).not.toEqual(draw('right'));
  });

  it('draws nothing to a joint that was not seen', () => {
    const picture = blank();
    drawSkeleton(
      picture,
      size,
      poseOf({ left_elbow: [0.2, 0.2, 0.9], left_wrist: [0.8, 0.8, 0.29] }),
    );
    expect(picture).toEqual(blank());
  });

  it('writes nothing outside of the picture, wherever a joint is guessed to be', () => {
    const coordinate = fc.double({ min: -1, max: 2, noNaN: true });
    const pose = fc.array(coordinate, { minLength: 51, maxLength: 51 });
    fc.assert(
      fc.property(pose, (values) => {
        const padded = new Uint8Array(3 * size.width * size.height + 300);
        const picture = padded.subarray(150, padded.length - 150);
        drawSkeleton(
          picture,
          size,
          Float32Array.from(values, (value, index) => (index % 3 === 2 ? 1 : value)),
        );
        expect(padded.subarray(0, 150).every((value) => value === 0)).toBe(true);
        expect(padded.subarray(-150).every((value) => value === 0)).toBe(true);
      }),
    );
  });
});

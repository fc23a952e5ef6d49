import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextCropRegion, wholePicture } from '../../../../functions/src/signal/pose/crop-region.ts';
import { followOne } from '../../../../functions/src/signal/pose/follow-one.ts';
import {
  type LandmarkName,
  landmarks,
  valuesPerLandmark,
} from '../../../../functions/src/signal/pose/pose-track.ts';

const size = { width: 480, height: 270 };

type Point = readonly [x: number, y: number, score?: number];

/** In pixels; what is not named is not seen. */
function poseOf(points: Partial<Record<LandmarkName, Point>>): Float32Array {
  return Float32Array.from(
    landmarks.flatMap(({ name }) => {
      const [x, y, score = 0.8] = points[name] ?? [0, 0, 0.05];
      return [x / size.width, y / size.height, score];
    }),
  );
}

const standing = (x: number, y: number, height: number, score = 0.8) =>
  poseOf({
    nose: [x, y, score],
    left_shoulder: [x + 0.12 * height, y + 0.15 * height, score],
    right_shoulder: [x - 0.12 * height, y + 0.15 * height, score],
    left_hip: [x + 0.08 * height, y + 0.5 * height, score],
    right_hip: [x - 0.08 * height, y + 0.5 * height, score],
    left_ankle: [x + 0.08 * height, y + height, score],
    right_ankle: [x - 0.08 * height, y + height, score],
  });

const nobody = poseOf({});

describe('the next crop region', () => {
  it('is a square about the hips that holds every clear point with a margin', () => {
    const region = nextCropRegion(standing(240, 100, 80), size);
    expect(region).not.toBeNull();
    const { left = 0, top = 0, side = 0 } = region ?? {};
    expect(left + side / 2).toBeCloseTo(240, 3);
    expect(top + side / 2).toBeCloseTo(140, 3);
    expect(side).toBeCloseTo(2 * 1.9 * 0.35 * 80, 1);
  });

  it('grows for an arm that reaches further than the torso is wide', () => {
    const pose = standing(240, 100, 80);
    const at = landmarks.findIndex(({ name }) => name === 'left_wrist') * valuesPerLandmark;
    pose.set([(240 + 90) / size.width, 140 / size.height, 0.8], at);
    expect(nextCropRegion(pose, size)?.side).toBeCloseTo(2 * 1.2 * 90, 1);
  });

  it.each([
    ['nobody is seen', nobody],
    ['only hips are', poseOf({ left_hip: [10, 10], right_hip: [20, 10] })],
    ['only a shoulder is', poseOf({ left_shoulder: [10, 10] })],
    ['all is unsure', standing(240, 100, 80, 0.15)],
  ])('is none where %s', (_what, pose) => {
    expect(nextCropRegion(pose, size)).toBeNull();
  });

  it('is never larger than the whole picture, and holds its own middle, whatever is found', () => {
    const coordinate = fc.double({ min: -0.5, max: 1.5, noNaN: true });
    const values = fc.array(
      fc.tuple(coordinate, coordinate, fc.double({ min: 0, max: 1, noNaN: true })),
      {
        minLength: landmarks.length,
        maxLength: landmarks.length,
      },
    );
    fc.assert(
      fc.property(values, (points) => {
        const region = nextCropRegion(Float32Array.from(points.flat()), size);
        if (region === null) return;
        expect(region.side).toBeGreaterThanOrEqual(0);
        expect(region.side).toBeLessThanOrEqual(wholePicture(size).side + 1e-6);
      }),
    );
  });
});

describe('following one body', () => {
  it('looks once at each frame, about where the body was, after a first look at all of it', () => {
    const body = followOne(size);
    const regions = [0, 1, 2].map((step) => {
      const looked: unknown[] = [];
      body.next((region) => {
        looked.push(region);
        return standing(100 + 10 * step, 100, 80);
      });
      return looked;
    });
    expect(regions[0]).toEqual([wholePicture(size)]);
    expect(regions[1]).toEqual([nextCropRegion(standing(100, 100, 80), size)]);
    expect(regions[2]).toEqual([nextCropRegion(standing(110, 100, 80), size)]);
  });

  it('looks at all of the frame again where the body is not there any more', () => {
    const body = followOne(size);
    body.next(() => standing(100, 100, 80));
    const looked: unknown[] = [];
    const found = body.next((region) => {
      looked.push(region);
      return looked.length === 1 ? nobody : standing(400, 100, 80);
    });
    expect(looked).toHaveLength(2);
    expect(looked[1]).toEqual(wholePicture(size));
    expect(found).toEqual(standing(400, 100, 80));
  });

  it('begins anew with another scene', () => {
    const body = followOne(size);
    body.next(() => standing(100, 100, 80));
    body.restart();
    const looked: unknown[] = [];
    body.next((region) => {
      looked.push(region);
      return nobody;
    });
    expect(looked).toEqual([wholePicture(size)]);
  });
});

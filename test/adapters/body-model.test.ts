import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMovenet } from '../../functions/src/adapters/movenet/movenet.ts';
import type { PictureSize } from '../../functions/src/domain/video/picture-size.ts';
import { wholePicture } from '../../functions/src/signal/pose/crop-region.ts';
import { measureBody } from '../../functions/src/signal/pose/measure-body.ts';
import { valuesPerLandmark } from '../../functions/src/signal/pose/pose-track.ts';
import { recordPoses } from '../../functions/src/signal/pose/record-poses.ts';
import type { BodyFinder } from '../../functions/src/workflows/ports/body-model.ts';
import { ffmpeg } from '../support/make-clips.ts';
import { mediaWorkshop } from '../support/media-workshop.ts';
import {
  cropOf,
  emptyPlaces,
  type PackagedPicture,
  packagedPicturePath,
  packagedPictures,
} from '../support/packaged-pictures.ts';

const { outputPath } = mediaWorkshop();
const logger = { info() {}, warn() {}, error() {} };
const model = createMovenet({ logger });

let finder: BodyFinder;
beforeAll(async () => {
  const opened = await model.open();
  if (opened === null) throw new Error('The optional packages are not installed.');
  finder = opened;
});
afterAll(() => model.release());

async function pixelsOf(picture: Omit<PackagedPicture, 'name' | 'landmarks'>): Promise<Uint8Array> {
  const path = outputPath('picture.rgb');
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', path];
  await ffmpeg(['-i', packagedPicturePath(picture), '-vf', cropOf(picture), ...raw]);
  return readFile(path);
}

const lookAt = (picture: Uint8Array, size: PictureSize) =>
  finder.find(picture, size, wholePicture(size));

function meanScore(pose: Float32Array): number {
  const scores = pose.filter((_, index) => index % valuesPerLandmark === 2);
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

describe('the body model', () => {
  // The model answers on a grid of 48 x 48, and each side scales the picture in a way of its own.
  const cell = 1 / 48;
  const sure = 0.3;

  it.each(packagedPictures.map((picture) => [picture.name, picture] as const))(
    'agrees with the recorded landmarks of %s',
    async (_name, picture) => {
      const { width, height } = picture;
      const pose = lookAt(await pixelsOf(picture), { width, height });
      const side = Math.max(width, height);
      const apart = picture.landmarks.flatMap(([x = 0, y = 0, score = 0], index) => {
        if (score < sure) return [];
        const [foundX = 0, foundY = 0] = pose.subarray(index * valuesPerLandmark);
        return [Math.hypot((foundX - x) * width, (foundY - y) * height) / side];
      });
      expect(apart.length).toBeGreaterThanOrEqual(16);
      expect(Math.max(...apart)).toBeLessThan(2 * cell);
      expect(apart.reduce((sum, one) => sum + one, 0) / apart.length).toBeLessThan(cell);
      expect(meanScore(pose)).toBeGreaterThan(0.5);
    },
  );

  it('sees nobody in noise', () => {
    const size = { width: 320, height: 180 };
    let state = 1;
    const noise = Uint8Array.from({ length: 3 * size.width * size.height }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state % 256;
    });
    expect(meanScore(lookAt(noise, size))).toBeLessThan(0.2);
  });

  it.each(emptyPlaces.map((place) => [place.name, place] as const))(
    'finds nobody to measure in %s',
    async (_name, place) => {
      const pose = lookAt(await pixelsOf(place), place);
      const poses = recordPoses(place.width / place.height);
      for (let index = 0; index < 20; index += 1) poses.add(index / 10, pose);
      expect(measureBody(poses.finish())).toBeNull();
    },
  );

  it('keeps no tensor of the pictures that it has seen', async () => {
    const source = new URL('../../functions/src/adapters/movenet/movenet.ts', import.meta.url);
    const { memory } = createRequire(source)('@tensorflow/tfjs-core') as {
      memory(): { numTensors: number; numBytes: number };
    };
    const size = { width: 64, height: 48 };
    const picture = new Uint8Array(3 * size.width * size.height).fill(80);
    lookAt(picture, size);
    const { numTensors, numBytes } = memory();
    expect(numTensors).toBeGreaterThan(100);
    for (let index = 0; index < 5; index += 1) lookAt(picture, size);
    expect(memory()).toMatchObject({ numTensors, numBytes });
  });
});

describe('the optional packages', () => {
  it('are found again after their memory was given back', async () => {
    const size = { width: 64, height: 48 };
    const picture = new Uint8Array(3 * size.width * size.height).fill(80);
    const first = (await model.open())?.find(picture, size, wholePicture(size));
    model.release();
    const again = await model.open();
    expect(again?.find(picture, size, wholePicture(size))).toEqual(first);
    if (again !== null) finder = again;
  });

  it('are missed with a warning, not with a failure', async () => {
    const warnings: string[] = [];
    const without = createMovenet({
      logger: { ...logger, warn: (event) => void warnings.push(event) },
      resolveFrom: '/nowhere/at/all.js',
    });
    expect(await without.open()).toBeNull();
    expect(await without.open()).toBeNull();
    expect(warnings).toEqual(['body_model_not_loaded']);
  });
});

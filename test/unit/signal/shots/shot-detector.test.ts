import { describe, expect, it } from 'vitest';
import { createMotionMeter } from '../../../../functions/src/signal/motion/motion-meter.ts';
import { signalFormat, smallFrameBytes } from '../../../../functions/src/signal/signal-format.ts';
import {
  filmed,
  type Scene,
  standing,
  swaying,
  tiledWall,
} from '../../../support/synthesize-frames.ts';

const { frameRate } = signalFormat;

const shot = (seconds: number, scene: Partial<Scene> = {}) => [
  ...filmed({ bodyAt: swaying(0.7), ...scene }, seconds),
];
const card = (seconds: number, gray: number) =>
  Array.from({ length: Math.round(seconds * frameRate) }, () =>
    new Uint8Array(smallFrameBytes).fill(gray),
  );
const otherRoom: Partial<Scene> = { wallAt: (x, y) => 150 - tiledWall(y + 31, x) / 2 };

function cutsOf(frames: readonly Uint8Array[]): readonly number[] {
  const meter = createMotionMeter();
  for (const frame of frames) meter.add(frame);
  return meter.finish().cutSeconds;
}

function mixed(from: readonly Uint8Array[], into: readonly Uint8Array[]): Uint8Array[] {
  return from.map((frame, index) =>
    frame.map((value, pixel) => {
      const share = (index + 1) / (from.length + 1);
      return (1 - share) * value + share * (into[index]?.[pixel] ?? 0);
    }),
  );
}

describe('a cut is found', () => {
  it.each([
    ['to another room', shot(2, otherRoom)],
    ['to a dark card', card(2, 14)],
    ['to a bright card', card(2, 240)],
    ['from one card to another', [...card(2, 60), ...shot(2)]],
  ])('%s', (_what, next) => {
    expect(cutsOf([...shot(2), ...next])).toContainEqual(expect.closeTo(2, 1));
  });

  it('though one picture of either shot is like the other shot, as a camera’s move may make it seem', () => {
    const [before, after] = [shot(2), shot(2, otherRoom)];
    const [last, first] = [before.at(-1), after[0]];
    if (!last || !first) throw new Error('Nothing was filmed.');
    const cuts = cutsOf([...before.with(-9, first), ...after.with(8, last)]);
    expect(cuts).toEqual([expect.closeTo(2, 1)]);
  });

  it('for each of several, and nowhere else', () => {
    const cuts = cutsOf([...shot(2), ...shot(1.6, otherRoom), ...shot(2), ...card(1.4, 20)]);
    expect(cuts).toHaveLength(3);
    for (const [index, at] of [2, 3.6, 5.6].entries()) {
      expect(Math.abs((cuts[index] ?? 0) - at)).toBeLessThan(0.1);
    }
  });
});

/** Moves by `size` pixels between each two frames, to and fro, for half a second. */
const jerking = (size: number) => (seconds: number) => {
  const frame = Math.round(seconds * frameRate);
  return frame < 20 || frame > 28
    ? { right: 0, down: 0 }
    : { right: size * ((frame % 3) - 1), down: size * (((frame * 2) % 3) - 1) };
};
/** A bright thing that passes before the lens. */
const passing = (x: number, y: number, seconds: number) =>
  Math.abs(x - 120 * (seconds - 1)) < 30 ? 230 : tiledWall(x, y);

const zooming = (x: number, y: number, seconds: number) => {
  const size = 1 + 0.15 * seconds;
  return tiledWall(48 + (x - 48) / size, 27 + (y - 27) / size);
};
/** White letters across the middle. */
const titled = (frame: Uint8Array): Uint8Array =>
  frame.map((value, pixel) => {
    const [x, y] = [pixel % signalFormat.frameWidth, Math.floor(pixel / signalFormat.frameWidth)];
    return y > 20 && y < 34 && x > 12 && x < 84 && x % 6 < 2 ? 240 : value;
  });

describe('no cut is told', () => {
  it.each([
    ['a camera jerks a little', shot(4, { cameraAt: jerking(5) })],
    ['a camera jerks', shot(4, { cameraAt: jerking(12) })],
    ['a camera pans', shot(4, { cameraAt: (seconds) => ({ right: 40 * seconds, down: 0 }) })],
    ['a camera zooms', shot(4, { wallAt: zooming })],
    ['a title is shown', [...shot(2), ...shot(1.2).map(titled), ...shot(2)]],
    ['it is flashed at', shot(4, { lightAt: (seconds) => (seconds > 2 && seconds < 2.1 ? 3 : 1) })],
    ['something passes near the lens', shot(4, { wallAt: passing })],
    ['the picture fades in', shot(4, { lightAt: (seconds) => Math.min(1, seconds / 0.7) })],
    [
      'it fades out',
      shot(4, { lightAt: (seconds) => Math.max(0, Math.min(1, (3.6 - seconds) / 0.4)) }),
    ],
    [
      'one shot dissolves into the next',
      [...shot(2), ...mixed(shot(0.8), shot(0.8, otherRoom)), ...shot(2, otherRoom)],
    ],
    ['a picture freezes', [...shot(2), ...shot(2, { bodyAt: standing }), ...shot(2)]],
    ['a card is shown for a moment', [...shot(2), ...card(0.4, 240), ...shot(2)]],
    ['black frames are shown', [...shot(2), ...card(0.2, 0), ...shot(2)]],
    [
      'an effect covers it for half a second',
      [
        ...shot(2),
        ...mixed(shot(0.5), card(0.5, 230)).map((frame) => frame.map((value) => (value + 230) / 2)),
        ...shot(2),
      ],
    ],
  ])('where %s', (_what, frames) => {
    expect(cutsOf(frames)).toEqual([]);
  });

  it('within a quarter of a second of the ends, where there is nothing to compare', () => {
    expect(cutsOf([...shot(0.2, otherRoom), ...shot(3)])).toEqual([]);
    expect(cutsOf([...shot(3), ...shot(0.2, otherRoom)])).toEqual([]);
  });
});

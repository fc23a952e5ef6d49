import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMotionMeter } from '../../../../functions/src/signal/motion/motion-meter.ts';
import { signalFormat, smallFrameBytes } from '../../../../functions/src/signal/signal-format.ts';
import '../../../support/property-seed.ts';
import { filmed, type Scene } from '../../../support/synthesize-frames.ts';

const { frameRate } = signalFormat;

/** Tiles as all the rooms have them, from somewhere else on, and other stripes between them. */
const room = (right: number, down: number, stripes: number) => (x: number, y: number) =>
  80 +
  13 * edge(0.26 * (x - right)) * edge(0.38 * (y - down)) +
  3 * Math.sin(stripes * x) +
  2 * Math.sin(1.3 * stripes * y);
const edge = (position: number) => Math.max(-1, Math.min(1, 3 * Math.sin(position)));
const firstRoom = room(0, 0, 1.9);

/** Sways as a camera of another frame rate has seen it: the same picture is taken twice, or one left out. */
const swayingAt = (rate: number, periodSeconds: number) => (seconds: number) =>
  48 + 13.5 * Math.cos((Math.PI * Math.floor(seconds * rate + 1e-6)) / rate / periodSeconds);

const shot = (scene: Scene, seconds: number) => [...filmed({ noise: 4, ...scene }, seconds)];

function cutsOf(frames: readonly Uint8Array[]): readonly number[] {
  const meter = createMotionMeter();
  for (const frame of frames) meter.add(frame);
  return meter.finish().cutSeconds;
}

/** From the first room to another one, of which so many seconds are shown. */
function cutBetween(scene: Scene, to: Partial<Scene>, at: number, more: number): Uint8Array[] {
  const frame = Math.round(at * frameRate);
  return [...shot(scene, at), ...shot({ ...scene, ...to }, at + more).slice(frame)];
}

describe('a cut between two rooms, of which a move of the camera would explain one by the other', () => {
  it.each([
    [24, 5, 2, 2],
    [25, -6, -2.2, 1.2],
    [25, 7, 6, 0.4],
    [29.97, -4, 3, 0.7],
    [50, 3, 5, 2],
    [60, 6, 1.5, 0.4],
  ])(
    'is found at %s frames a second, %s pixels to the right and %s down, %s s before the end',
    (rate, right, down, more) => {
      const scene = { bodyAt: swayingAt(rate, 0.55), wallAt: firstRoom };
      const to = { ...scene, wallAt: room(right, down, 2.05) };
      expect(cutsOf(cutBetween(scene, to, 1.6, more))).toEqual([expect.closeTo(1.6, 1)]);
    },
  );

  it('is found whatever the rooms, the dancer and the moment', () => {
    fc.assert(
      fc.property(
        fc.record({
          right: fc.integer({ min: 3, max: 8 }),
          down: fc.double({ min: 1.5, max: 6, noNaN: true }),
          stripes: fc.double({ min: 1.5, max: 2.5, noNaN: true }),
          period: fc.double({ min: 0.35, max: 0.7, noNaN: true }),
          rate: fc.constantFrom(24, 25, 29.97, 50, 60),
          at: fc.double({ min: 0.6, max: 1.6, noNaN: true }),
          more: fc.double({ min: 0.4, max: 1.6, noNaN: true }),
        }),
        ({ right, down, stripes, period, rate, at, more }) => {
          const scene = { bodyAt: swayingAt(rate, period), wallAt: firstRoom };
          const to = { ...scene, wallAt: room(right, down, stripes) };
          const [cut, ...others] = cutsOf(cutBetween(scene, to, at, more));
          expect(others).toEqual([]);
          expect(Math.abs((cut ?? 0) - at)).toBeLessThan(1.5 / frameRate);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('a cut between like rooms is found', () => {
  it.each([
    [25, 0.8],
    [50, 0.8],
    [60, 0.6],
    [29.97, 0.9],
  ])('at %s frames a second, with another one %s s behind it', (rate, between) => {
    const scene = { bodyAt: swayingAt(rate, 0.55), wallAt: firstRoom };
    const second = { ...scene, wallAt: room(5, -2.4, 2.05) };
    const third = { ...scene, wallAt: room(-6, 2, 2.2) };
    const from = (seconds: number) => Math.round(seconds * frameRate);
    const frames = [
      ...shot(scene, 1.6),
      ...shot(second, 1.6 + between).slice(from(1.6)),
      ...shot(third, 3.2 + between).slice(from(1.6 + between)),
    ];
    const cuts = cutsOf(frames);
    expect(cuts).toHaveLength(2);
    expect(cuts[0]).toBeCloseTo(1.6, 1);
    expect(cuts[1]).toBeCloseTo(1.6 + between, 1);
  });

  it.each([
    [0.3, 26],
    [0.4, 40],
    [0.5, 40],
  ])('though who dances fills the picture, turning each %s s', (period, reach) => {
    const crossed = (wall: typeof firstRoom) => (x: number, y: number, seconds: number) =>
      Math.abs(x - 48 - reach * Math.cos((Math.PI * seconds) / period)) < 8 ? 190 : wall(x, y);
    const scene = { bodyAt: () => -50, wallAt: crossed(firstRoom) };
    const turned = crossed((x, y) => firstRoom(1.7 * y + 9, 0.62 * x + 4));
    const cuts = cutsOf(cutBetween(scene, { wallAt: turned }, 1.6, 1.5));
    expect(cuts).toEqual([expect.closeTo(1.6, 1)]);
  });
});

/** From somewhere to somewhere else, within so many seconds. */
const pushed = (pixels: number, lasting: number) => (seconds: number) => {
  const share = Math.max(0, Math.min(1, (seconds - 1.5) / lasting));
  return { right: pixels * share, down: (pixels / 3) * share };
};
/** Now and then a picture comes, and stays meanwhile. */
const lagging = (rate: number) => (seconds: number) => {
  const shown = Math.floor(seconds * rate + 1e-6) / rate;
  return { right: 9 * shown, down: 3 * Math.sin(2 * shown) };
};
const held = (seconds: number) => ({
  right: 1.5 * Math.sin(5 * seconds),
  down: Math.cos(4 * seconds),
});

describe('no cut is told in such a room', () => {
  const scene = { bodyAt: swayingAt(25, 0.55), wallAt: firstRoom };
  const covered = (frames: readonly Uint8Array[], from: number, lasting: number, gray: number) =>
    frames.map((frame, index) =>
      index / frameRate >= from && index / frameRate < from + lasting
        ? new Uint8Array(smallFrameBytes).fill(gray)
        : frame,
    );
  it.each([
    [
      'the camera is pushed aside in a fifth of a second',
      shot({ ...scene, cameraAt: pushed(9, 0.2) }, 3),
    ],
    ['it is pushed far', shot({ ...scene, cameraAt: pushed(-18, 0.3) }, 3)],
    ['three pictures come a second', shot({ ...scene, cameraAt: lagging(3) }, 3)],
    ['two pictures come a second', shot({ ...scene, cameraAt: lagging(2) }, 3)],
    ['it is dark for a third of a second', covered(shot(scene, 3), 1.2, 0.33, 4)],
    [
      'it is dark before a camera in a hand',
      covered(shot({ ...scene, cameraAt: held }, 3), 1.2, 0.33, 4),
    ],
    [
      'it is white before a camera in a hand',
      covered(shot({ ...scene, cameraAt: held }, 3), 1.2, 0.5, 240),
    ],
  ])('where %s', (_what, frames) => {
    expect(cutsOf(frames)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  createMotionMeter,
  type Motion,
  visibleLevel,
} from '../../../../functions/src/signal/motion/motion-meter.ts';
import { mean } from '../../../../functions/src/signal/series.ts';
import { signalFormat } from '../../../../functions/src/signal/signal-format.ts';
import { motionOf } from '../../../support/measure-synthesized.ts';
import {
  filmed,
  plainWall,
  type Scene,
  standing,
  swaying,
  tiledWall,
} from '../../../support/synthesize-frames.ts';

const flicker = (seconds: number) => 1 + 0.25 * Math.sin(9 * seconds);

type CameraAt = NonNullable<Scene['cameraAt']>;
const cameras: readonly [string, CameraAt][] = [
  ['a slow pan', (seconds) => ({ right: 3 * seconds, down: 0 })],
  ['a pan', (seconds) => ({ right: 20 * Math.sin(0.8 * seconds), down: 4 * seconds })],
  [
    'a shaking hand',
    (seconds) => ({ right: 0.8 * Math.sin(21 * seconds), down: 0.5 * Math.sin(13 * seconds) }),
  ],
  [
    'a jerking hand',
    (seconds) => ({ right: 6 * Math.sin(15 * seconds), down: 4 * Math.sin(9 * seconds + 1) }),
  ],
  ['a zoom', (seconds) => ({ right: 0, down: 0, size: 1 + 0.06 * Math.sin(2 * seconds) })],
  ['a hand that rolls', (seconds) => ({ right: 0, down: 0, turn: 3 * Math.sin(6 * seconds) })],
];

/** A frame of four, or of two, is lit otherwise. */
const strobes: readonly [string, (seconds: number) => number][] = [
  ['bright flashes', (seconds) => (frameOf(seconds) % 4 === 1 ? 1.6 : 1)],
  ['dark flashes', (seconds) => (frameOf(seconds) % 4 === 1 ? 0.1 : 1)],
  ['every other frame dark', (seconds) => (frameOf(seconds) % 2 === 1 ? 0.1 : 1)],
];
const frameOf = (seconds: number) => Math.round(seconds * signalFormat.frameRate);

/** Other tiles, equally bright, in each scene. */
const sceneWall = (scene: number) => (x: number, y: number) =>
  tiledWall(x + 19 * scene, (1 + scene / 3) * y + 5 * scene) - 9.5 * scene;

/** Tiles that go every way at once. */
function crowd(x: number, y: number, seconds: number): number {
  const way = Math.floor(x / 13) + 7 * Math.floor(y / 11);
  return tiledWall(
    x + 9 * Math.sin(8 * seconds + 2.4 * way),
    y + 9 * Math.cos(7 * seconds + 1.7 * way),
  );
}

function motionOfFrames(frames: readonly Uint8Array[]): Motion {
  const meter = createMotionMeter();
  for (const frame of frames) meter.add(frame);
  return meter.finish();
}

describe('createMotionMeter', () => {
  it('sees a body that moves', () => {
    expect(mean(motionOf({ bodyAt: swaying(0.6) }, 4).levels)).toBeGreaterThan(0.01);
  });

  it('sees no motion in a still picture', () => {
    expect(Math.max(...motionOf({ bodyAt: standing }, 2).levels)).toBe(0);
  });

  it('sees no motion in flickering light', () => {
    expect(Math.max(...motionOf({ bodyAt: standing, lightAt: flicker }, 4).levels)).toBe(0);
  });

  it('sees next to no motion in a camera’s noise', () => {
    expect(Math.max(...motionOf({ bodyAt: standing, noise: 8 }, 2).levels)).toBeLessThan(0.001);
  });

  it('measures a moving body alike in flickering light', () => {
    const steady = mean(motionOf({ bodyAt: swaying(0.6) }, 4).levels);
    const flickering = mean(motionOf({ bodyAt: swaying(0.6), lightAt: flicker }, 4).levels);
    expect(flickering / steady).toBeGreaterThan(0.85);
    expect(flickering / steady).toBeLessThan(1.15);
  });

  it.each(cameras)('sees no motion in %s', (_, cameraAt) => {
    expect(Math.max(...motionOf({ bodyAt: standing, cameraAt }, 4).levels)).toBeLessThan(
      visibleLevel,
    );
  });

  it.each(cameras)('measures a moving body alike in %s', (_, cameraAt) => {
    const steady = mean(motionOf({ bodyAt: swaying(0.6) }, 4).levels);
    const moving = mean(motionOf({ bodyAt: swaying(0.6), cameraAt }, 4).levels);
    expect(moving / steady).toBeGreaterThan(0.85);
    expect(moving / steady).toBeLessThan(1.15);
  });

  it('does not take the only thing to be seen for the camera', () => {
    const before = (wallAt: () => number) =>
      mean(motionOf({ bodyAt: swaying(0.6), wallAt }, 4).levels);
    expect(before(plainWall)).toBeGreaterThan(0.01);
  });

  it.each(strobes)('takes %s for neither motion nor a cut', (_, lightAt) => {
    const { levels, cutSeconds } = motionOf({ bodyAt: standing, lightAt }, 4);
    expect(Math.max(...levels)).toBeLessThan(visibleLevel);
    expect(cutSeconds).toEqual([]);
  });

  it.each(strobes)('measures a moving body alike in %s', (_, lightAt) => {
    const steady = mean(motionOf({ bodyAt: swaying(0.6) }, 4).levels);
    const flashing = mean(motionOf({ bodyAt: swaying(0.6), lightAt }, 4).levels);
    expect(flashing / steady).toBeGreaterThan(0.85);
    expect(flashing / steady).toBeLessThan(1.15);
  });

  it('tells when an equally bright scene follows, and takes no cut for motion', () => {
    const cutAt = [1.5, 3.3, 3.9];
    const wallAt = (x: number, y: number, seconds: number) =>
      sceneWall(cutAt.filter((cut) => cut <= seconds).length)(x, y);
    const { levels, cutSeconds } = motionOf({ bodyAt: standing, wallAt }, 5);
    expect(cutSeconds).toHaveLength(cutAt.length);
    for (const [index, cut] of cutAt.entries()) {
      expect(Math.abs((cutSeconds[index] ?? 0) - cut)).toBeLessThan(1 / signalFormat.frameRate);
    }
    expect(Math.max(...levels)).toBeLessThan(visibleLevel);
  });

  it('finds one cut where a frame shows both scenes', () => {
    const first = [...filmed({ bodyAt: standing, wallAt: sceneWall(0) }, 1)];
    const second = [...filmed({ bodyAt: standing, wallAt: sceneWall(1) }, 1)];
    const both = first
      .slice(0, 1)
      .map((frame) => frame.map((value, index) => (value + (second[0]?.[index] ?? 0)) / 2));
    const { levels, cutSeconds } = motionOfFrames([...first, ...both, ...second]);
    expect(cutSeconds).toHaveLength(1);
    expect(Math.abs((cutSeconds[0] ?? 0) - 1)).toBeLessThan(2 / signalFormat.frameRate);
    expect(Math.max(...levels)).toBeLessThan(visibleLevel);
  });

  it.each([
    ['a light switched on', { lightAt: (seconds: number) => (seconds < 2 ? 0.3 : 1) }],
    ['a fade', { lightAt: (seconds: number) => Math.abs(1 - seconds / 2) }],
    ['a quick pan', { cameraAt: (seconds: number) => ({ right: 60 * seconds, down: 0 }) }],
    ['a quick body', { bodyAt: swaying(0.2) }],
    ['a crowd that fills the picture', { wallAt: crowd }],
  ])('takes %s for no cut', (_, scene) => {
    expect(motionOf({ bodyAt: standing, ...scene }, 4).cutSeconds).toEqual([]);
  });

  it('measures what comes back within a fifth of a second, and takes it for no flash', () => {
    const wallAt = (x: number, y: number, seconds: number) => crowd(x, y, frameOf(seconds) % 3);
    expect(mean(motionOf({ bodyAt: standing, wallAt }, 2).levels)).toBeGreaterThan(0.05);
  });

  it('takes the leap of a body between two frames for no motion', () => {
    const bodyAt = (seconds: number) => (seconds < 1 ? 30 : 66);
    expect(Math.max(...motionOf({ bodyAt }, 2).levels)).toBeLessThan(visibleLevel);
  });

  it('measures exposure from black to white', () => {
    for (const [gray, exposure] of [
      [0, 0],
      [255, 1],
      [51, 0.2],
    ] as const) {
      const meter = createMotionMeter();
      meter.add(new Uint8Array(signalFormat.frameWidth * signalFormat.frameHeight).fill(gray));
      expect(meter.finish().exposure).toBeCloseTo(exposure, 6);
    }
  });

  it('keeps its own copy of a frame whose buffer is reused', () => {
    const shared = new Uint8Array(signalFormat.frameWidth * signalFormat.frameHeight);
    const meter = createMotionMeter();
    for (const frame of filmed({ bodyAt: swaying(0.6) }, 2)) {
      shared.set(frame);
      meter.add(shared);
    }
    expect(meter.finish()).toEqual(motionOf({ bodyAt: swaying(0.6) }, 2));
  });

  it('keeps one number a frame and nothing more', () => {
    const motion = motionOf({ bodyAt: swaying(0.5) }, 3);
    expect(motion.levels).toHaveLength(3 * signalFormat.frameRate - 1);
    expect(motion.levels.every((level) => typeof level === 'number')).toBe(true);
  });

  it('has nothing to tell without a frame', () => {
    expect(createMotionMeter().finish()).toMatchObject({ levels: [], exposure: null });
  });
});

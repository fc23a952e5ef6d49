import { describe, expect, it } from 'vitest';
import { motionAbout } from '../../../../functions/src/signal/motion/body-motion.ts';
import { visibleLevel } from '../../../../functions/src/signal/motion/motion-meter.ts';
import type { Presence } from '../../../../functions/src/signal/pose/presence.ts';
import { mean } from '../../../../functions/src/signal/series.ts';
import { signalFormat } from '../../../../functions/src/signal/signal-format.ts';
import { motionOf } from '../../../support/measure-synthesized.ts';
import { type Scene, standing, swaying, tiledWall } from '../../../support/synthesize-frames.ts';

const seconds = 4;
const { frameWidth, frameHeight } = signalFormat;

/** A box about the drawn body, which is 14 pixels wide and 32 high, looked at ten times a second. */
function followed({ bodyAt, cameraAt }: Scene, from = 0, to = seconds): Presence[] {
  const seenAt = (time: number) => {
    const { right, down } = cameraAt?.(time) ?? { right: 0, down: 0 };
    return { x: bodyAt(time) + right, y: 28 + down };
  };
  return Array.from({ length: Math.round(10 * (to - from)) }, (_, look) => {
    const start_seconds = from + look / 10;
    const [start, end] = [seenAt(start_seconds), seenAt(start_seconds + 0.1)];
    return {
      start_seconds,
      end_seconds: start_seconds + 0.1,
      box: {
        left: (Math.min(start.x, end.x) - 9) / frameWidth,
        right: (Math.max(start.x, end.x) + 9) / frameWidth,
        top: (Math.min(start.y, end.y) - 17) / frameHeight,
        bottom: (Math.max(start.y, end.y) + 17) / frameHeight,
      },
    };
  });
}

const levelsOf = (scene: Scene, presence = followed(scene)) =>
  motionAbout(motionOf(scene, seconds), presence).levels;

/** The leftmost and rightmost sixth of the wall goes up and down. */
function crowdAtTheSides(x: number, y: number, time: number): number {
  const isCrowd = x < 16 || x >= frameWidth - 16;
  return tiledWall(x, isCrowd ? y + 8 * Math.sin(5 * time + x) : y);
}

describe('motionAbout', () => {
  it('is the whole picture’s where nothing else moves', () => {
    const motion = motionOf({ bodyAt: swaying(0.6) }, seconds);
    const about = motionAbout(motion, followed({ bodyAt: swaying(0.6) }));
    expect(mean(about.levels) / mean(motion.levels)).toBeGreaterThan(0.97);
    expect(mean(about.levels)).toBeLessThanOrEqual(mean(motion.levels));
    expect(about.cutSeconds).toEqual(motion.cutSeconds);
  });

  it('takes nothing of a crowd for the dance of who stands before it', () => {
    const scene = { bodyAt: standing, wallAt: crowdAtTheSides };
    expect(mean(motionOf(scene, seconds).levels)).toBeGreaterThan(0.005);
    expect(Math.max(...levelsOf(scene))).toBeLessThan(visibleLevel);
  });

  it('measures who dances before a crowd as without it', () => {
    const bodyAt = (time: number) => 48 + 8 * Math.cos(5 * time);
    const alone = mean(levelsOf({ bodyAt }));
    const before = mean(levelsOf({ bodyAt, wallAt: crowdAtTheSides }));
    expect(before / alone).toBeGreaterThan(0.9);
    expect(before / alone).toBeLessThan(1.1);
  });

  it('is 0 while no body is there', () => {
    const scene = { bodyAt: swaying(0.6) };
    const levels = levelsOf(scene, followed(scene, 1, 2.5));
    const steps = (from: number, to: number) => levels.slice(from * 15, to * 15);
    expect(Math.max(...steps(0, 1), ...steps(2.6, 4))).toBe(0);
    expect(mean(steps(1, 2.4))).toBeGreaterThan(0.01);
  });

  it('is 0 where nobody is', () => {
    expect(Math.max(...levelsOf({ bodyAt: swaying(0.6) }, []))).toBe(0);
  });

  it('does not take a cut for motion', () => {
    const wallAt = (x: number, y: number, time: number) =>
      time < 2 ? tiledWall(x, y) : tiledWall(x + 19, 1.4 * y + 5) - 9.5;
    expect(Math.max(...levelsOf({ bodyAt: standing, wallAt }))).toBeLessThan(visibleLevel);
  });

  const cameras: readonly [string, NonNullable<Scene['cameraAt']>][] = [
    ['a pan', (time) => ({ right: 20 * Math.sin(0.8 * time), down: 4 * time })],
    [
      'a jerking hand',
      (time) => ({ right: 6 * Math.sin(15 * time), down: 4 * Math.sin(9 * time + 1) }),
    ],
    ['a zoom', (time) => ({ right: 0, down: 0, size: 1 + 0.1 * Math.sin(2 * time) })],
    ['a hand that rolls', (time) => ({ right: 0, down: 0, turn: 3 * Math.sin(6 * time) })],
  ];

  it.each(cameras)('sees no motion about a body that stands in %s', (_, cameraAt) => {
    expect(Math.max(...levelsOf({ bodyAt: standing, cameraAt }))).toBeLessThan(visibleLevel);
  });

  it.each(cameras)('measures a dance alike in %s', (_, cameraAt) => {
    const bodyAt = (time: number) => 48 + 8 * Math.cos(5 * time);
    const ratio = mean(levelsOf({ bodyAt, cameraAt })) / mean(levelsOf({ bodyAt }));
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.15);
  });
});

import { describe, expect, it } from 'vitest';
import { createMotionMeter } from '../../../functions/src/signal/motion-meter.ts';
import { mean } from '../../../functions/src/signal/series.ts';
import { signalFormat } from '../../../functions/src/signal/signal-format.ts';
import { motionOf } from '../../support/measure-synthesized.ts';
import { filmed, standing, swaying } from '../../support/synthesize-frames.ts';

const flicker = (seconds: number) => 1 + 0.25 * Math.sin(9 * seconds);

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

  it('does not take a cut for motion', () => {
    const dark = () => new Uint8Array(signalFormat.frameWidth * signalFormat.frameHeight).fill(9);
    const meter = createMotionMeter();
    for (const frame of filmed({ bodyAt: standing }, 1)) meter.add(frame);
    for (const frame of filmed({ bodyAt: standing }, 1)) meter.add(frame.reverse());
    meter.add(dark());
    expect(Math.max(...meter.finish().levels)).toBeLessThan(0.01);
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

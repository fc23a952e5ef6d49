import { describe, expect, it } from 'vitest';
import { createPositionMeter } from '../../../../functions/src/signal/repetitions/picture-positions.ts';
import { quantile } from '../../../../functions/src/signal/series.ts';
import { signalFormat } from '../../../../functions/src/signal/signal-format.ts';
import { filmed, type Scene, standing, swaying } from '../../../support/synthesize-frames.ts';

const { frameWidth, frameHeight } = signalFormat;

function trackOf(frames: Iterable<Uint8Array>) {
  const meter = createPositionMeter();
  for (const frame of frames) meter.add(frame);
  return meter.finish().series;
}
const reaches = (scene: Scene) =>
  trackOf(filmed(scene, 4)).map((values) => quantile(values, 1) - quantile(values, 0));

describe('createPositionMeter', () => {
  it('follows a body that moves, there and back', () => {
    const [sideways = []] = trackOf(filmed({ bodyAt: swaying(1) }, 4));
    expect(quantile(sideways, 1) - quantile(sideways, 0)).toBeGreaterThan(0.2);
    expect(sideways[30]).toBeCloseTo(sideways[0] ?? Number.NaN, 2);
  });

  it.each([
    ['nothing moves', { bodyAt: standing }, 0],
    ['light changes', { bodyAt: standing, lightAt: (at: number) => 1 + 0.2 * Math.sin(at) }, 0.01],
    ['a camera is noisy', { bodyAt: standing, noise: 10 }, 0.015],
  ])('stays where it is while %s', (_what, scene, most) => {
    expect(Math.max(...reaches(scene))).toBeLessThanOrEqual(most);
  });

  it('keeps fifteen numbers a frame and no picture', () => {
    const series = trackOf(filmed({ bodyAt: standing }, 2));
    expect(series.map((values) => values.length)).toEqual(Array(15).fill(30));
  });

  it.each([0, 128, 255])('knows no place in an even picture of gray %i', (gray) => {
    const even = new Uint8Array(frameWidth * frameHeight).fill(gray);
    for (const values of trackOf([even, even])) expect(values).toEqual([0, 0]);
  });

  it('needs no frame', () => {
    expect(trackOf([]).flat()).toEqual([]);
  });
});

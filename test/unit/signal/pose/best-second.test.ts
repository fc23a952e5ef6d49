import { describe, expect, it } from 'vitest';
import { measureBody } from '../../../../functions/src/signal/pose/measure-body.ts';
import { bothArms, crouching, type Pose, standing, trackOf } from './synthesize-track.ts';

const swaying = (seconds: number): Pose => bothArms(25 + 15 * Math.sin(2 * Math.PI * seconds));
/** Best at 3, worst at 8. */
const varied = (seconds: number): Pose => {
  if (Math.floor(seconds) === 3) return bothArms(90 + 60 * Math.sin(2 * Math.PI * seconds));
  if (Math.floor(seconds) === 8) return { ...crouching, lean: 80 };
  return swaying(seconds);
};

describe('best and worst second', () => {
  it.each([
    ['clear landmarks', {}],
    ['landmarks that jitter', { jitter: 0.02 }],
    ['a mirrored picture', { mirrored: true }],
    ['30 frames a second', { framesPerSecond: 30 }],
  ])('are found in %s', (_, seen) => {
    const body = measureBody(trackOf(varied, { seconds: 12, ...seen }));
    expect(body?.best_second?.seconds).toBe(3);
    expect(body?.worst_second?.seconds).toBe(8);
    expect(body?.worst_second?.confidence).toBeGreaterThan(0.7);
  });

  it('are surer the more they stand out', () => {
    const leaning = (lean: number) => (seconds: number) =>
      Math.floor(seconds) === 5 ? { ...swaying(seconds), lean } : swaying(seconds);
    const [little, much] = [25, 80].map(
      (lean) => measureBody(trackOf(leaning(lean), { seconds: 12 }))?.worst_second,
    );
    expect(little?.seconds).toBe(5);
    expect(much?.seconds).toBe(5);
    expect(much?.confidence).toBeGreaterThan(little?.confidence ?? 1);
  });

  it('are not looked for in seconds that show too little', () => {
    const score = (_: string, frame: number) =>
      Math.floor(frame / 10) === 8 && frame % 10 < 6 ? 0.05 : 0.75;
    const body = measureBody(trackOf(varied, { seconds: 12, score }));
    expect(body?.worst_second?.seconds).not.toBe(8);
  });

  it('are null where all seconds are alike', () => {
    for (const poseAt of [swaying, () => standing]) {
      const body = measureBody(trackOf(poseAt, { seconds: 12, jitter: 0.01 }));
      expect(body).toMatchObject({ best_second: null, worst_second: null });
    }
  });

  it('are null where fewer than three seconds show a body', () => {
    const body = measureBody(trackOf((seconds) => varied(seconds + 7), { seconds: 2 }));
    expect(body).toMatchObject({ best_second: null, worst_second: null });
  });
});

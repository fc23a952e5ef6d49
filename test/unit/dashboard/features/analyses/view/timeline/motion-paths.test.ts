import { describe, expect, it } from 'vitest';
import {
  barPath,
  beatPath,
  beatStep,
  motionPath,
} from '../../../../../../../dashboard/features/analyses/view/timeline/motion-paths.ts';

describe('motionPath', () => {
  it('draws each value in the middle of its time, the stronger the higher', () => {
    const path = motionPath({ interval_seconds: 0.5, values: [0, 0.25, 1] });
    expect(path).toBe('M0 100L0.25 100L0.75 75L1.25 0L1.5 100Z');
  });

  it('keeps the peaks of a curve that is longer than a screen is wide', () => {
    const values = Array.from({ length: 6_000 }, (_, index) => (index === 4_321 ? 1 : 0));
    const path = motionPath({ interval_seconds: 0.1, values });
    expect(path.split('L').length - 1).toBe(601);
    expect(path).toContain(' 0L');
    expect(path).toMatch(/L600 100Z$/);
  });

  it('draws nothing of nothing', () => {
    expect(motionPath({ interval_seconds: 0, values: [] })).toBe('');
  });
});

describe('beatPath', () => {
  it('draws a line for each beat', () => {
    expect(beatPath([0.5, 1.126])).toBe('M0.5 0V100M1.13 0V100');
  });

  it('leaves beats out where their lines would touch', () => {
    const beats = Array.from({ length: 1_200 }, (_, index) => index / 2);
    expect(beatStep(beats.length)).toBe(16);
    expect(beatPath(beats).split('M').length - 1).toBe(75);
  });

  it('leaves none out of a short piece', () => {
    expect([0, 1, 120].map(beatStep)).toEqual([1, 1, 1]);
  });
});

describe('barPath', () => {
  it('draws a line for each bar, and none of so many that they would touch', () => {
    const bars = Array.from({ length: 121 }, (_, index) => 2 * index);
    expect(barPath(bars.slice(1)).split('M').length - 1).toBe(120);
    expect(barPath(bars)).toBe('');
  });
});

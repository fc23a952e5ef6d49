import { describe, expect, it } from 'vitest';
import {
  barPath,
  beatPath,
  beatStep,
  blocksAt,
  linesAt,
  motionPath,
  reportedSeconds,
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

describe('linesAt', () => {
  it('draws a line for each, however many', () => {
    expect(linesAt([])).toBe('');
    const cuts = Array.from({ length: 1_200 }, (_, index) => index / 2);
    expect(linesAt(cuts).split('M').length - 1).toBe(1_200);
  });
});

describe('reportedSeconds', () => {
  it('is the latest moment that a report tells of', () => {
    const measurements = {
      beat_seconds: [1, 9.5],
      motion_curve: { interval_seconds: 0.5, values: Array.from({ length: 20 }, () => 0) },
    };
    expect(reportedSeconds({ segments: [], measurements })).toBe(10);
    expect(reportedSeconds({ segments: [{ end_seconds: 12 }], measurements })).toBe(12);
  });

  it('is 0 where it tells of none', () => {
    const motion_curve = { interval_seconds: 0, values: [] };
    expect(
      reportedSeconds({ segments: [], measurements: { beat_seconds: [], motion_curve } }),
    ).toBe(0);
  });
});

it('draws a block from top to bottom over each span', () => {
  const spans = [
    { start_seconds: 1, end_seconds: 2.5 },
    { start_seconds: 4, end_seconds: 6 },
  ];
  expect(blocksAt(spans)).toBe('M1 0H2.5V100H1ZM4 0H6V100H4Z');
});

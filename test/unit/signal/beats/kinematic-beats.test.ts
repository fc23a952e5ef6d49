import { describe, expect, it } from 'vitest';
import { kinematicBeats } from '../../../../functions/src/signal/beats/kinematic-beats.ts';

const rate = 15;
const seconds = 24;

/** The speed of a body that moves in `moving` of each count's time, up to the count, and rests before it. */
function levelsOf(countSeconds: number, moving: number): number[] {
  const finer = 20;
  const speedAt = (at: number) => {
    const share = ((at / countSeconds) % 1) - (1 - moving);
    return share < 0 ? 0 : (0.05 / moving) * Math.sin((Math.PI * share) / moving);
  };
  return Array.from({ length: seconds * rate }, (_, frame) => {
    const times = Array.from({ length: finer }, (_each, part) => (frame + part / finer) / rate);
    return times.reduce((sum, at) => sum + speedAt(at), 0) / finer;
  });
}

/** How long after the nearest count each movement ends, the middle one. */
function lateness(ends: readonly number[], countSeconds: number): number {
  const late = ends.map((end) => end - countSeconds * Math.round(end / countSeconds));
  return late.toSorted((one, other) => one - other)[Math.floor(late.length / 2)] ?? Number.NaN;
}

describe('kinematicBeats', () => {
  it.each([
    [0.4, 1, 0.01],
    [0.5, 1, 0.01],
    [0.7, 1, 0.01],
    [0.4, 0.5, 0.025],
    [0.5, 0.5, 0.025],
    [0.7, 0.5, 0.025],
    [0.4, 0.25, 0.025],
    [0.5, 0.25, 0.025],
    [0.7, 0.25, 0.025],
  ])('tells each arrival on counts of %d s, reached in %d of them', (count, moving, most) => {
    const ends = kinematicBeats(levelsOf(count, moving), rate);
    expect(ends.length).toBeGreaterThanOrEqual(Math.floor(seconds / count) - 2);
    expect(Math.abs(lateness(ends, count))).toBeLessThan(most);
  });

  it('tells an arrival where the rest behind it begins, not where the rest ends or halfway', () => {
    const one = [...levelsOf(1.6, 0.25).slice(0, 24), ...levelsOf(1.6, 0.25).slice(0, 24)];
    const [end = Number.NaN] = kinematicBeats(one, rate);
    expect(Math.abs(end - 1.6)).toBeLessThan(0.06);
  });

  it.each([0.5, 0.6])('tells the end of a movement of which %d lies before the video', (share) => {
    const slow = 30;
    const levels = Array.from({ length: 60 }, (_, frame) => {
      const at = ((frame + 0.5) / slow / 0.5 + share) % 1;
      return 0.8 * (at * (1 - at)) ** 2;
    });
    const [end = Number.NaN] = kinematicBeats(levels, slow);
    expect(Math.abs(end - 0.5 * (1 - share))).toBeLessThan(0.01);
  });

  it('tells nothing of an even speed, nor of none', () => {
    expect(kinematicBeats(Array(100).fill(0.02), rate)).toEqual([]);
    expect(kinematicBeats(Array(100).fill(0), rate)).toEqual([]);
    expect(kinematicBeats([], rate)).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignBeats } from '../../../../functions/src/signal/beats/beat-alignment.ts';
import { beatsAt, seededRandom } from '../../../support/synthesize-sound.ts';

const beats = beatsAt(100, 60, 0.3);
const align = (moves: readonly number[]) => alignBeats(moves, beats, 0, 60);
const later = (seconds: number) => beats.map((beat) => beat + seconds);

describe('alignBeats', () => {
  it('gives 1 to a movement on every beat', () => {
    const perfect = align(beats);
    expect(perfect?.alignment).toBeCloseTo(1, 6);
    expect(perfect?.recall).toBeCloseTo(1, 6);
    expect(perfect?.coherence).toBeCloseTo(1, 6);
  });

  it('gives half the recall to a movement on every other beat', () => {
    const half = align(beats.filter((_, index) => index % 2 === 0));
    expect(half?.alignment).toBeCloseTo(1, 6);
    expect(half?.recall).toBeGreaterThan(0.4);
    expect(half?.recall).toBeLessThan(0.55);
  });

  it('tells steady movement beside the beat from movement at random', () => {
    const beside = align(later(0.3));
    expect(beside?.alignment).toBeLessThan(0);
    expect(beside?.coherence).toBeCloseTo(1, 6);
  });

  it('gives about 0 to movement at random', () => {
    const random = seededRandom(3);
    const moves = Array.from({ length: 400 }, () => 60 * random()).sort((a, b) => a - b);
    const chance = align(moves);
    expect(Math.abs(chance?.alignment ?? 1)).toBeLessThan(0.1);
    expect(chance?.coherence).toBeLessThan(0.2);
  });

  it('falls as movements come later, up to half a beat', () => {
    const values = [0, 0.03, 0.06, 0.1].map((delay) => align(later(delay))?.alignment ?? 0);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  });

  it('is null with too few movements or beats', () => {
    expect(align([1, 2, 3])).toBeNull();
    expect(alignBeats(beats, [], 0, 60)).toBeNull();
    expect(alignBeats(beats, beats, 0, 2)).toBeNull();
  });

  it('stays within its ranges whatever the times', () => {
    const times = fc
      .array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 6, maxLength: 60 })
      .map((seconds) => [...new Set(seconds)].sort((a, b) => a - b));
    fc.assert(
      fc.property(times, times, (moves, music) => {
        const found = alignBeats(moves, music, 0, 60.1);
        if (found === null) return;
        expect(found.alignment).toBeLessThanOrEqual(1);
        expect(found.alignment).toBeGreaterThanOrEqual(-10);
        for (const share of [found.recall, found.coherence]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 50 },
    );
  });
});

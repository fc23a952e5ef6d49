import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asNumber,
  asOption,
  densestFrameRate,
  type FrameRate,
  proxyFrameRate,
} from '../../../../functions/src/domain/video/frame-rate.ts';
import { pictureFilters } from '../../../../functions/src/domain/video/picture-filters.ts';
import { plainPlan } from '../../../support/plain-plan.ts';

const even = (rate: number, seconds: number, from = 0) =>
  Array.from({ length: Math.round(rate * seconds) }, (_, index) => from + index / rate);
const times = (...seconds: number[][]) => Float64Array.from(seconds.flat());
const late = (seconds: number[], most: number) =>
  seconds.map((second, index) => second + most * Math.abs(Math.sin(12.9898 * index)));

describe('densestFrameRate', () => {
  it.each<[string, Float64Array, number]>([
    ['an even rate', times(even(25, 4)), 25],
    ['a still picture before the dance', times([0], even(60, 12, 45)), 60],
    ['a still picture after the dance', times(even(60, 12), [57]), 60],
    ['a frame a second, then three seconds of dance', times(even(1, 170), even(30, 3, 170)), 30],
    ['ten frames a second, then three seconds of dance', times(even(10, 60), even(30, 3, 60)), 30],
    ['every other frame left out', times(even(30, 8).filter((_, index) => index % 2 === 0)), 15],
    ['half of the frames left out in rows', times(even(30, 8).filter((_, i) => i % 6 < 3)), 30],
    ['times in whole milliseconds', times(even(30, 8).map((s) => Math.round(s * 1000) / 1000)), 30],
    ['frames up to an eighth late', times(late(even(24, 20), 1 / 24 / 8)), 24],
    ['a few pictures a millisecond apart', times([0, 0.001, 0.002, 0.003], even(30, 8, 0.02)), 30],
    ['pictures that come twice', times(even(30, 8).flatMap((second) => [second, second])), 30],
    ['half a second of video', times(even(30, 0.5)), 30],
    ['slides', times([0, 2, 4, 6, 8]), 0.5],
    ['two frames', times([0, 0.04]), 25],
  ])('of %s is that of what moves', (_name, seconds, rate) => {
    expect((densestFrameRate(seconds) ?? 0) / rate).toBeCloseTo(1, 1);
  });

  it.each([[[]], [[3]], [[3, 3, 3]]])('is unknown of %j', (seconds) => {
    expect(densestFrameRate(Float64Array.from(seconds))).toBeNull();
  });
});

describe('proxyFrameRate', () => {
  it.each<[number | null, string]>([
    [24, '24'],
    [24_000 / 1001, '24000/1001'],
    [25, '25'],
    [29.999978787893788, '30'],
    [30_000 / 1001, '30000/1001'],
    [31, '30'],
    [50, '25'],
    [60_000 / 1001, '30000/1001'],
    [60.0003, '30'],
    [120, '30'],
    [240, '30'],
    [12.345678, '1235/100'],
    [0.5, '1'],
    [null, '30'],
  ])('makes %s into %s', (source, kept) => {
    expect(asOption(proxyFrameRate(source))).toBe(kept);
  });

  it('stays from 1 to 30 for any rate that a header claims', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (rate) => {
        expect(asNumber(proxyFrameRate(rate))).toBeGreaterThanOrEqual(1);
        expect(asNumber(proxyFrameRate(rate))).toBeLessThanOrEqual(30);
      }),
    );
  });

  it('is near the source, and short enough for 32 bits, of 1,000 rates that recorders write', () => {
    const scale = fc.constantFrom(90_000, 600, 1_000_000);
    const seconds = fc.integer({ min: 1, max: 600 });
    const nominal = fc.constantFrom(12, 15, 20, 24, 25, 29.97, 30, 50, 59.94, 60, 120);
    // A header's length may leave out the last frame, or count one that is not there.
    const offFrames = fc.double({ min: -1.5, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(scale, seconds, nominal, offFrames, (timeScale, length, rate, off) => {
        const frames = Math.max(2, Math.round(rate * length));
        const average = (frames * timeScale) / Math.round((length + off / rate) * timeScale);
        const kept = proxyFrameRate(average);
        const fastest = Math.min(30, Math.max(1, average));
        // Every n-th frame of the source, or the 30 of one that has none such.
        const nth = average / Math.max(1, Math.round(average / asNumber(kept)));
        const off30 = Math.abs(asNumber(kept) / 30 - 1);
        expect(Math.min(off30, Math.abs(asNumber(kept) / nth - 1))).toBeLessThan(0.006);
        expect(asNumber(kept)).toBeGreaterThan(0.74 * fastest);
        expect(asNumber(kept)).toBeLessThan(1.006 * fastest);
        expect(fitsFilters(kept)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** `framerate` multiplies the time base that it is given by its own rate, in 32 bits. */
function fitsFilters(frameRate: FrameRate): boolean {
  const part = { startSeconds: 0, endSeconds: 600 };
  const filters = pictureFilters({ ...plainPlan.picture, frameRate }, part);
  const [, rate = ''] = /[,;]fps=([^:,]+)/.exec(filters) ?? [];
  const [, timeBase = ''] = /settb=1\/(\d+),[^;]*framerate=fps=15:/.exec(filters) ?? [];
  const numbers = [...rate.split('/'), timeBase].map(Number);
  return numbers.every((number) => number > 0 && number * 15 * 1_001 < 2 ** 31);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nothingMeasured } from '../../../../functions/src/contract/measurements.ts';
import { planSegments } from '../../../../functions/src/domain/judging/plan-segments.ts';
import { measured } from '../../../support/measured.ts';

const starts = (segments: ReturnType<typeof planSegments>) =>
  segments.map(({ start_seconds }) => start_seconds);

describe('planSegments', () => {
  it('divides music by phrases of eight beats', () => {
    expect(starts(planSegments(19.2, measured({ seconds: 19.2, tempo: 100 })))).toEqual(
      [0, 4.8, 9.6, 14.4].map((seconds) => expect.closeTo(seconds, 6)),
    );
  });

  it('takes several phrases together in a long video', () => {
    const segments = planSegments(128, measured({ seconds: 128, tempo: 120 }));
    expect(segments).toHaveLength(8);
    expect(starts(segments).every((seconds) => seconds % 16 === 0)).toBe(true);
  });

  it('divides at the quietest moment near an even division where there is no tempo', () => {
    const values = Array.from({ length: 160 }, (_, index) => (index === 58 ? 0 : 1));
    const curve = { interval_seconds: 0.1, values };
    const quiet = measured({ seconds: 16, tempo: null }, { motion_curve: curve });
    expect(starts(planSegments(16, quiet))).toContain(5.85);
  });

  it('goes on by quiet moments after the music ends', () => {
    const music = measured({ seconds: 20, tempo: 120 });
    expect(planSegments(120, music).length).toBeGreaterThan(4);
  });

  it('leaves a short video whole', () => {
    expect(planSegments(3, nothingMeasured)).toEqual([{ start_seconds: 0, end_seconds: 3 }]);
  });

  it('covers the whole in 1 to 12 segments without gap or overlap', () => {
    const tempo = fc.option(fc.integer({ min: 40, max: 240 }));
    const seconds = fc.double({ min: 0.1, max: 600, noNaN: true });
    fc.assert(
      fc.property(seconds, tempo, seconds, (duration, bpm, musicSeconds) => {
        const segments = planSegments(duration, measured({ seconds: musicSeconds, tempo: bpm }));
        expect(segments.length).toBeGreaterThanOrEqual(1);
        expect(segments.length).toBeLessThanOrEqual(12);
        let at = 0;
        for (const { start_seconds, end_seconds } of segments) {
          expect(start_seconds).toBe(at);
          expect(end_seconds).toBeGreaterThan(start_seconds);
          at = end_seconds;
        }
        expect(at).toBe(duration);
      }),
    );
  });
});

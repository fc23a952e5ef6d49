import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nothingMeasured } from '../../../../functions/src/contract/measurements.ts';
import { planSegments } from '../../../../functions/src/domain/judging/plan-segments.ts';
import { measured } from '../../../support/measured.ts';

const starts = (segments: ReturnType<typeof planSegments>) =>
  segments.map(({ start_seconds }) => start_seconds);

describe('planSegments', () => {
  it('divides music by phrases of eight beats', () => {
    expect(starts(planSegments(19.2, measured({ seconds: 19.2, tempo: 100 }), null))).toEqual(
      [0, 4.8, 9.6, 14.4].map((seconds) => expect.closeTo(seconds, 6)),
    );
  });

  it.each([
    ['Wiener Walzer', 180, 6],
    ['slow waltz', 90, 6],
    ['bulerías', 120, 12],
    ['cha-cha', 120, 8],
    ['a house party', 120, 8],
  ])('divides %s at %s by its own phrases, of %s counts', (danceType, tempo, counts) => {
    const phraseSeconds = (counts * 60) / tempo;
    const segments = planSegments(40, measured({ seconds: 40, tempo }), danceType);
    expect(segments.length).toBeGreaterThan(3);
    for (const start of starts(segments)) {
      expect(Math.abs(start / phraseSeconds - Math.round(start / phraseSeconds))).toBeLessThan(
        0.01,
      );
    }
  });

  it('takes several phrases together in a long video', () => {
    const segments = planSegments(128, measured({ seconds: 128, tempo: 120 }), null);
    expect(segments).toHaveLength(8);
    expect(starts(segments).every((seconds) => seconds % 16 === 0)).toBe(true);
  });

  it('divides at the quietest moment near an even division where there is no tempo', () => {
    const values = Array.from({ length: 160 }, (_, index) => (index === 58 ? 0 : 1));
    const curve = { interval_seconds: 0.1, values };
    const quiet = measured({ seconds: 16, tempo: null }, { motion_curve: curve });
    expect(starts(planSegments(16, quiet, null))).toContain(5.85);
  });

  it('goes on by quiet moments after the music ends', () => {
    const music = measured({ seconds: 20, tempo: 120 });
    expect(planSegments(120, music, null).length).toBeGreaterThan(4);
  });

  it('leaves a short video whole', () => {
    expect(planSegments(3, nothingMeasured, null)).toEqual([{ start_seconds: 0, end_seconds: 3 }]);
  });

  it('covers the whole in 1 to 12 segments without gap or overlap', () => {
    const tempo = fc.option(fc.integer({ min: 40, max: 240 }));
    const dance = fc.constantFrom(null, 'waltz', 'salsa', 'flamenco');
    const seconds = fc.double({ min: 0.1, max: 600, noNaN: true });
    fc.assert(
      fc.property(seconds, tempo, seconds, dance, (duration, bpm, musicSeconds, danceType) => {
        const music = measured({ seconds: musicSeconds, tempo: bpm });
        const segments = planSegments(duration, music, danceType);
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

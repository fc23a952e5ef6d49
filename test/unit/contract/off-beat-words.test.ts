import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latenessInWords, offBeatInWords } from '../../../functions/src/contract/off-beat-words.ts';

const said = (late_ms: number, late_beats: number) =>
  offBeatInWords({ start_seconds: 1, end_seconds: 5, late_ms, late_beats });

describe('offBeatInWords', () => {
  it.each([
    [50, 0.1, 'an eighth of a beat late (50 ms)'],
    [88, 0.15, 'a sixth of a beat late (90 ms)'],
    [-123, -0.24, 'a quarter of a beat early (120 ms)'],
    [170, 0.33, 'a third of a beat late (170 ms)'],
    [205, 0.41, 'a third of a beat late (210 ms)'],
    [250, 0.5, 'between the beats'],
    [-215, -0.43, 'between the beats'],
  ])('says of %i ms, %f of a beat: %s', (late_ms, late_beats, words) => {
    expect(said(late_ms, late_beats)).toBe(words);
  });

  it('never says by which side half a beat is off, and always what is less', () => {
    const share = fc.double({ min: 0.08, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(share, (late) => {
        const isHalf = late > 0.42;
        if (!isHalf && late > 0.415) return;
        expect(said(500 * late, late) === said(-500 * late, -late)).toBe(isHalf);
        expect(/late|early/.test(said(500 * late, late))).toBe(!isHalf);
      }),
    );
  });
});

describe('latenessInWords', () => {
  it.each([
    [25, 500, 'on the beat'],
    [-20, 500, 'on the beat'],
    [32, 500, '30 ms late'],
    [-96, 500, '100 ms early'],
    [200, 500, '200 ms late'],
    [225, 500, 'between the beats'],
    [-225, 500, 'between the beats'],
    [225, 900, '230 ms late'],
  ])('says of %i ms where beats are %i ms apart: %s', (lateMs, beatMs, words) => {
    expect(latenessInWords(lateMs, beatMs)).toBe(words);
  });
});

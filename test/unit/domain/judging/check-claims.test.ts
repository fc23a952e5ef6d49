import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Measure, measures } from '../../../../functions/src/contract/measures.ts';
import { claimSchema } from '../../../../functions/src/contract/report.ts';
import {
  checkClaims,
  claimableMeasures,
} from '../../../../functions/src/domain/judging/check-claims.ts';
import { aBody, measured, someRepetitions } from '../../../support/measured.ts';

const measurements = measured(
  { tempo: 120 },
  { body: aBody, repetitions: someRepetitions, stillness: 0.3, beat_offset_ms: -20 },
);
const check = (measure: string, value: number) =>
  checkClaims([{ measure, dancer: null, value, statement: 'So it is.', at: [3] }], measurements);

describe('checkClaims', () => {
  it.each([
    ['tempo_bpm', 120, 7.2, false],
    ['tempo_bpm', 127.2, 7.2, false],
    ['tempo_bpm', 127.3, 7.2, true],
    ['tempo_bpm', 112.7, 7.2, true],
    ['tempo_bpm', 90, 7.2, true],
    ['stillness', 0.05, 0.25, false],
    ['stillness', 0.04, 0.25, true],
    ['beat_alignment', 0.5, 0.4, false],
    ['beat_alignment', 0.4, 0.4, true],
    ['beat_offset_ms', 40, 60, false],
    ['beat_offset_ms', 41, 60, true],
    ['repetition_count', 11, 1, false],
    ['repetition_count', 10, 1, true],
    ['body_posture', 0.4, 0.35, true],
  ])(
    'of %s as %d, which may differ by %d: contradicts is %s',
    (measure, value, margin, expected) => {
      expect(check(measure, value)).toEqual([
        {
          measure,
          body_id: null,
          statement: 'So it is.',
          at_seconds: [3],
          claimed: value,
          measured: measures[measure as keyof typeof measures].read(measurements),
          margin,
          contradicts: expected,
        },
      ]);
    },
  );

  it.each([
    [60, false, 'So it is. (half the measured tempo)'],
    [63.5, false, 'So it is. (half the measured tempo)'],
    [64, true, 'So it is.'],
    [240, false, 'So it is. (double the measured tempo)'],
    [226, false, 'So it is. (double the measured tempo)'],
    [225, true, 'So it is.'],
  ])('takes half and double the tempo for it, and says so: %d', (value, contradicts, statement) => {
    expect(check('tempo_bpm', value)).toMatchObject([{ contradicts, statement }]);
  });

  it.each(['loudness_dbfs', 'motion_energy', 'grace', 'toString'])(
    'leaves out %s, of which nobody can tell',
    (measure) => {
      expect(check(measure, 1)).toEqual([]);
    },
  );

  it.each([
    [-230, false],
    [240, false],
    [150, true],
  ])('takes half a beat late for half a beat early: %i ms', (value, contradicts) => {
    const halfway = measured({ tempo: 120 }, { beat_offset_ms: 240 });
    const claim = {
      measure: 'beat_offset_ms',
      dancer: null,
      value,
      statement: 'So it is.',
      at: [],
    };
    expect(checkClaims([claim], halfway)).toMatchObject([{ measured: 240, contradicts }]);
  });

  it('leaves out what was not measured', () => {
    const claim = {
      measure: 'tempo_bpm',
      dancer: null,
      value: 120,
      statement: 'So it is.',
      at: [],
    };
    expect(checkClaims([claim], measured({ tempo: null }))).toEqual([]);
  });

  it('never has a claim of what was measured contradict it, and every other beyond its margin', () => {
    const exact = fc.constantFrom(...claimableMeasures(measurements));
    fc.assert(
      fc.property(exact, fc.double({ min: 1.01, max: 1.4, noNaN: true }), (key, beyond) => {
        const { margin, read }: Measure = measures[key];
        const value = read(measurements) ?? Number.NaN;
        expect(check(key, value)).toMatchObject([{ contradicts: false }]);
        const allowed = margin && ('by' in margin ? margin.by : margin.share * value);
        const [claim] = check(key, value + beyond * (allowed ?? Number.NaN));
        expect(claimSchema.parse(claim).contradicts).toBe(true);
      }),
    );
  });
});

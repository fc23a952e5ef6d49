import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Measurements,
  nothingMeasured,
} from '../../../functions/src/contract/measurements.ts';
import { describeScores, wrapText } from '../../../scripts/start/describe-result.ts';

const measurements: Measurements = {
  ...nothingMeasured,
  tempo_bpm: 100.04,
  tempo_clarity: 0.9,
  beat_alignment: 0.8,
  beat_recall: 0.7,
  phase_coherence: 0.9,
  beat_offset_ms: 12,
  motion_energy: 0.1,
  motion_dynamics: 0.2,
  stillness: 0,
  exposure: 0.4,
  loudness_dbfs: -16,
  beat_seconds: [],
  motion_curve: { interval_seconds: 0.1, values: [] },
};
const scores = { technical_quality: null, movement_to_music: 83, choreography_presentation: 61.25 };

describe('describeScores', () => {
  it('lists the criteria of the profile, the total and the tempo', () => {
    const score_ranges = { movement_to_music: { low: 74, high: 91 } };
    const total = { total_score: 72.1, total_range: { low: 66.4, high: 77.8 } };
    expect(describeScores('solo', { scores, score_ranges, ...total, measurements })).toEqual([
      'Technical quality              not measured',
      'Movement to music               83.0 / 100 (74 to 91)',
      'Choreography and presentation   61.3 / 100',
      'Total                           72.1 / 100 (66 to 78)',
      'Tempo                          100.0 BPM',
    ]);
  });

  it('says of a missing score, total and tempo that it was not measured', () => {
    const nothing = { ...measurements, tempo_bpm: null };
    const lines = describeScores('solo', {
      ...{ scores: {}, score_ranges: {}, total_score: null, total_range: null },
      measurements: nothing,
    });
    expect(lines.filter((line) => line.endsWith('not measured'))).toHaveLength(5);
  });
});

describe('wrapText', () => {
  it('keeps the lines of the text and breaks the long ones', () => {
    expect(wrapText('# One\n\na bb ccc dddd', 6)).toBe('# One\n\na bb\nccc\ndddd');
  });

  it('loses no word', () => {
    const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (text, columns) => {
        expect(words(wrapText(text, columns))).toEqual(words(text));
      }),
    );
  });
});

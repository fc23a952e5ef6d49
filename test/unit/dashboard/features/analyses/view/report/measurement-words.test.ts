import { describe, expect, it } from 'vitest';
import { measurementsInWords } from '../../../../../../../dashboard/features/analyses/view/report/measurement-words.ts';
import { aReport } from '../../../../../../support/build-report.ts';

const valuesOf = (changes: Partial<typeof aReport.measurements>) =>
  Object.fromEntries(
    measurementsInWords({ ...aReport.measurements, ...changes }).map(({ key, value }) => [
      key,
      value,
    ]),
  );

describe('measurementsInWords', () => {
  it('gives each value its unit', () => {
    const changes = { tempo_bpm: 99.6, beat_alignment: 0.62, loudness_dbfs: -18.4 };
    expect(valuesOf(changes)).toMatchObject({
      tempo_bpm: '100 bpm',
      beat_alignment: '62 %',
      loudness_dbfs: '−18 dB',
    });
  });

  it('writes what is worse than chance with a minus, but no minus before 0', () => {
    expect(valuesOf({ beat_alignment: -0.05, beat_recall: -0.001 })).toMatchObject({
      beat_alignment: '−5 %',
      beat_recall: '0 %',
    });
  });

  it.each([
    [32, '32 ms late'],
    [-60, '60 ms early'],
    [0, 'On the beat'],
  ])('reads %i ms beside the beat as %s', (beat_offset_ms, words) => {
    expect(valuesOf({ beat_offset_ms })).toMatchObject({ beat_offset_ms: words });
  });

  it('keeps a digit of little motion', () => {
    expect(valuesOf({ motion_energy: 0.034 })).toMatchObject({ motion_energy: '3.4 %' });
  });

  it('says what was not measured, and never 0 for it', () => {
    expect(new Set(Object.values(valuesOf({})))).toEqual(new Set(['Not measured']));
  });
});

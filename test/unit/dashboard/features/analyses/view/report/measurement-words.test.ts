import { describe, expect, it } from 'vitest';
import { measurementsInWords } from '../../../../../../../dashboard/features/analyses/view/report/measurement-words.ts';
import { tempoSentence } from '../../../../../../../functions/src/contract/tempo-sentences.ts';
import { aReport } from '../../../../../../support/build-report.ts';

const valuesOf = (changes: Partial<typeof aReport.measurements>) =>
  Object.fromEntries(
    measurementsInWords({ ...aReport.measurements, ...changes }, null).map(({ key, value }) => [
      key,
      value,
    ]),
  );

describe('measurementsInWords', () => {
  it('gives each value its unit', () => {
    const changes = { tempo_bpm: 99.6, beat_alignment: 0.62, loudness_dbfs: -18.4 };
    expect(valuesOf(changes)).toMatchObject({
      tempo_bpm: 'About 100 beats a minute',
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
    [32, '30 ms late'],
    [-60, '60 ms early'],
    [8, 'On the beat'],
    [-240, 'Between the beats'],
  ])('reads %i ms beside the beat as %s', (beat_offset_ms, words) => {
    expect(valuesOf({ tempo_bpm: 120, beat_offset_ms })).toMatchObject({ beat_offset_ms: words });
  });

  const stretch = { start_seconds: 3, end_seconds: 8, late_ms: 118, late_beats: 0.18 };
  it.each([
    ['Not measured', null],
    ['Nowhere', []],
    ['Once', [stretch]],
    ['2 times', [stretch, { ...stretch, start_seconds: 20 }]],
  ])('says %s of what leaves the beat', (words, off_beat) => {
    expect(valuesOf({ off_beat })).toMatchObject({ off_beat: words });
  });

  it('tells tempo, meter and bars as people say them', () => {
    const music = { tempo_bpm: 90.31, meter: 3 as const, bars_per_minute: 30.1 };
    expect(valuesOf(music)).toMatchObject({
      tempo_bpm: 'About 90 beats a minute',
      meter: '3 in a bar',
      bars_per_minute: 'About 30',
    });
  });

  it('says what a tempo means for the dance in whole bars', () => {
    const values = { dance: 'waltz', name: 'slow waltz', bars: 30.1 };
    const tempo = tempoSentence('within_competition', values);
    const [first] = measurementsInWords(aReport.measurements, {
      ...{ style: 'waltz', name: 'slow waltz', tempo },
    });
    expect(first?.meaning).toBe('30 bars a minute: within competition tempo for a slow waltz.');
  });

  it('puts the dance first, where it is one that we know', () => {
    const dance = { style: 'ballet', name: 'ballet', tempo: null };
    const [first] = measurementsInWords(aReport.measurements, dance);
    expect(first).toMatchObject({ name: 'Dance', value: 'Ballet' });
  });

  it('tells where the tempo changes, and nothing of it where it does not', () => {
    const tempo_stretches = [
      { start_seconds: 0, end_seconds: 24, tempo_bpm: 104 },
      { start_seconds: 24, end_seconds: 70, tempo_bpm: 120 },
    ];
    const rowsOf = (some: typeof tempo_stretches) =>
      measurementsInWords({ ...aReport.measurements, tempo_stretches: some }, null).filter(
        ({ key }) => key === 'tempo_changes',
      );
    expect(rowsOf(tempo_stretches)).toMatchObject([
      {
        value: '2 parts',
        meaning: '104 beats a minute from 0:00 to 0:24, then 120 from 0:24 to 1:10.',
      },
    ]);
    expect(rowsOf(tempo_stretches.slice(1))).toEqual([]);
  });

  it.each([
    [0.034, '3 %'],
    [0.004, 'Less than 1 %'],
    [0, '0 %'],
  ])('says a motion of %d as %s', (motion_energy, words) => {
    expect(valuesOf({ motion_energy })).toMatchObject({ motion_energy: words });
  });

  it('says what was not measured, and never 0 for it', () => {
    expect(new Set(Object.values(valuesOf({})))).toEqual(new Set(['Not measured']));
  });
});

import { describe, expect, it } from 'vitest';
import { nothingMeasured } from '../../../functions/src/contract/measurements.ts';
import { phraseStarts } from '../../../functions/src/domain/phrases.ts';
import { beatsAt } from '../../support/synthesize-sound.ts';

const stretch = (start_seconds: number, end_seconds: number, tempo_bpm: number) => ({
  start_seconds,
  end_seconds,
  tempo_bpm,
});

describe('phrases', () => {
  it('begin with the first beat where the bars are not told', () => {
    const beats = { ...nothingMeasured, beat_seconds: beatsAt(60, 20, 0.5) };
    expect(phraseStarts(beats)).toEqual([0.5, 8.5, 16.5]);
    expect(phraseStarts(beats, 6)).toEqual([0.5, 6.5, 12.5, 18.5]);
  });

  it('begin with the first bar where the bars are told', () => {
    const beats = beatsAt(60, 20);
    const downbeat_seconds = beats.filter((_, beat) => beat % 4 === 3);
    expect(phraseStarts({ ...nothingMeasured, beat_seconds: beats, downbeat_seconds })).toEqual([
      3, 11, 19,
    ]);
  });

  it('begin anew where the tempo changes', () => {
    const slow = beatsAt(60, 13);
    const fast = beatsAt(120, 30, 20);
    expect(
      phraseStarts({
        beat_seconds: [...slow, ...fast],
        downbeat_seconds: [20.5, 22.5, 24.5],
        tempo_stretches: [stretch(0, 12, 60), stretch(20, 29.5, 120)],
      }),
    ).toEqual([0, 8, 20.5, 24.5, 28.5]);
  });

  it('are none without beats', () => {
    expect(phraseStarts(nothingMeasured)).toEqual([]);
  });
});

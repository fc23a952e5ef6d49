import { clockTime } from '../../contract/clock-time.ts';
import type { Measurements } from '../../contract/measurements.ts';
import { latenessInWords } from '../../contract/off-beat-words.ts';
import { inPercent } from '../../contract/share-words.ts';
import { changesInWords, tempoInWords } from '../../contract/tempo-figures.ts';
import { toldTempo } from '../dances/told-tempo.ts';
import { isSilent, isTooShortForTempo } from './sound-gaps.ts';

/** What was measured of sound, music and timing, in words; `danceType` null: no dance counts. */
export function musicLines(measurements: Measurements, danceType: string | null): string[] {
  const { loudness_dbfs: loudness, tempo_bpm: tempo, tempo_clarity: clarity } = measurements;
  if (measurements.undecoded_sound !== null) return ['Sound: it could not be decoded.'];
  if (loudness === null) return ['Sound: none.'];
  if (isSilent(loudness)) return ['Sound: none but silence.'];
  const sound = `Sound: ${Math.round(Math.abs(loudness))} dB below the loudest possible`;
  if (tempo === null) {
    const isShort = isTooShortForTempo(measurements);
    return [`Music: ${isShort ? 'too short to tell a tempo' : 'no clear pulse'}.`, `${sound}.`];
  }
  return [
    ...tempoLines(measurements, danceType),
    ...timingLines(measurements),
    `${sound}; one tempo stands out with a clarity of ${inPercent(clarity ?? 0)}.`,
  ];
}

/** The tempo, and what it means for the dance; nothing where there is none. */
export function tempoLines(measurements: Measurements, danceType: string | null): string[] {
  const tempo = tempoInWords(measurements);
  if (tempo === null) return [];
  const meaning = toldTempo(measurements, danceType);
  const changes = changesInWords(measurements.tempo_stretches, clockTime);
  return [
    `Music: ${tempo}.`,
    ...(meaning === null ? [] : [`Tempo: ${meaning.text}.`]),
    ...(changes === null ? [] : [`The tempo changes: ${changes}.`]),
  ];
}

function timingLines(measurements: Measurements): string[] {
  const { beat_alignment: alignment, phase_coherence: coherence } = measurements;
  const { beat_recall: recall, beat_seconds: beats } = measurements;
  // Where nobody dances there is nothing to compare with the beats.
  if (beats.length === 0) return [];
  if (alignment === null || coherence === null || recall === null) {
    return ['Timing: no clear ends of movement to compare with the beats.'];
  }
  return [
    `Timing: ${inPercent(alignment)} on the beat (100 % is every beat, 0 % is chance), ${inPercent(recall)} of the beats answered beyond chance, ${inPercent(coherence)} steady within the beat.${lateness(measurements)}`,
  ];
}

function lateness({ beat_offset_ms: lateMs, tempo_bpm: tempo }: Measurements): string {
  if (lateMs === null || tempo === null) return '';
  return ` Movements end ${latenessInWords(lateMs, 60_000 / tempo)}.`;
}

import { clockTime, severalTimes } from '../../contract/clock-time.ts';
import type { Measurements } from '../../contract/measurements.ts';
import { type Measure, measures } from '../../contract/measures.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { RecordingFault } from '../../contract/recording-sentences.ts';
import { changesInWords, toOneDigit } from '../../contract/tempo-figures.ts';
import { toldTempo } from '../dances/told-tempo.ts';
import { bodyLines, dancerLines, inFigures, repetitionLines } from './body-lines.ts';
import { isBodyMeasure } from './body-measures.ts';
import { offBeatLines } from './off-beat-lines.ts';
import { togetherLines } from './together-lines.ts';
import { wantedMeasures } from './wanted-measures.ts';

/** What a model is told of what was measured. */
export interface Evidence {
  profile: Profile;
  danceType: string | null;
  measurements: Measurements;
  recording: readonly RecordingFault[];
}

/**
 * What is missing is named where the profile is about it; the rest would be a list of nothing, as would the
 * readings of one body where each of several has its own.
 */
export function evidence({ profile, danceType, measurements, recording }: Evidence): string {
  const wanted: ReadonlySet<string> = new Set(
    [...wantedMeasures(profile)].filter(
      (measure) => measurements.bodies === null || !isBodyMeasure(measure),
    ),
  );
  const all: [string, Measure][] = Object.entries(measures);
  const numbers = all.flatMap(([key, { name, read }]) => {
    const value = read(measurements);
    if (value === null && !wanted.has(key)) return [];
    return [`${key}: ${name}: ${value === null ? 'not measured' : round(value)}`];
  });
  const cuts = measurements.cut_seconds;
  const changes = changesInWords(measurements.tempo_stretches, clockTime);
  const tempo = profile.hasDance ? toldTempo(measurements, danceType) : null;
  return [
    ...numbers,
    ...barLines(measurements),
    ...(tempo === null ? [] : [`the tempo: ${tempo.text}`]),
    ...(changes === null ? [] : [`the tempo changes: ${changes}`]),
    ...(cuts.length === 0 ? [] : [`cuts: ${severalTimes(cuts)}`]),
    ...offBeatLines(measurements.off_beat),
    ...bodyLines(measurements.body, inFigures),
    ...dancerLines(measurements.bodies, inFigures),
    ...togetherLines(measurements),
    ...repetitionLines(measurements),
    ...recording.map(({ text }) => `the recording: ${text}`),
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

function barLines({ meter, bars_per_minute: bars }: Measurements): string[] {
  if (meter === null || bars === null) return [];
  return [`the meter: ${meter} beats in a bar, ${toOneDigit(bars)} bars a minute`];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

import { dances } from '../../contract/dances/all.ts';
import type { Measurements } from '../../contract/measurements.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { ReportedDance } from '../../contract/report.ts';
import type { TempoSentence } from '../../contract/tempo-sentences.ts';
import { findDance } from './find-dance.ts';
import { tempoWords } from './tempo-words.ts';

/** What the measured tempo means for the dance that was named; null where nothing can be said. */
export const toldTempo = (
  { tempo_bpm: tempo, meter }: Measurements,
  danceType: string | null,
): TempoSentence | null => tempoWords(tempo, meter, findDance(danceType));

/** What a report says of the dance beside its measurements; null where the text names none that we know. */
export function reportedDance(
  { hasDance }: Profile,
  danceType: string | null,
  measurements: Measurements,
): ReportedDance | null {
  const style = hasDance ? findDance(danceType) : null;
  if (style === null) return null;
  return { style, name: dances[style].name, tempo: toldTempo(measurements, danceType) };
}

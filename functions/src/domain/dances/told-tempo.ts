import type { Measurements } from '../../contract/measurements.ts';
import { findDance } from './find-dance.ts';
import type { TempoSentence } from './tempo-sentences.ts';
import { tempoWords } from './tempo-words.ts';

/** What the measured tempo means for the dance that was named; null where nothing can be said. */
export const toldTempo = (
  { tempo_bpm: tempo, meter }: Measurements,
  danceType: string | null,
): TempoSentence | null => tempoWords(tempo, meter, findDance(danceType));

import type { MeasureKey } from '../measures.ts';

/** From the slowest to the fastest. */
export type TempoSpan = readonly [slowest: number, fastest: number];

export type DanceFamily =
  | 'standard'
  | 'latin'
  | 'social'
  | 'tango'
  | 'swing'
  | 'street'
  | 'stage'
  | 'club'
  | 'folk';

/** One dance, as its dancers count and its judges see it; how to add one: docs/dances.md. */
export interface Dance {
  family: DanceFamily;
  /** English, as within a sentence. */
  name: string;
  /** Whatever else it is called, in any language; case, accents and punctuation count for nothing. */
  otherNames: readonly string[];
  /**
   * Of all its names those that are everyday words: they name the dance where they stand alone or
   * beside a word of dancing. A house party is no house.
   */
  everydayNames?: readonly string[];
  /** Beats in a bar; null: danced to any. */
  meter: 2 | 3 | 4 | null;
  /** Beats a minute as a dancer counts them; null: danced to any. */
  bpm: TempoSpan | null;
  /** The same where others count twice as many. */
  doubleBpm?: TempoSpan;
  /** Bars a minute by the rules of the World DanceSport Federation. */
  competitionBars?: TempoSpan;
  /** How a basic step is counted aloud; null: in no one way. */
  counts: string | null;
  /** Counts after which a dancer begins to count anew. */
  phraseCounts: number;
  /** What a judge looks at, as the end of a sentence. */
  judged: string;
  /** Measures that say nothing of it. */
  mute?: readonly MeasureKey[];
}

/** Eight counts, where a dance has no other phrase. */
export const usualPhraseCounts = 8;

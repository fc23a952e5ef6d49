import { seededRandom } from '../../test/support/synthesize-sound.ts';
import grooves from './grooves.json' with { type: 'json' };

/** One groove of MMA's library over one pattern of chords, and what is true of it. */
export interface Piece {
  name: string;
  /** As people call it. */
  dance: string;
  /** The tempo that a dancer counts. */
  bpm: number;
  meter: number;
  /** What MMA plays: its own text. */
  score: string;
  /** From where in it so many seconds are heard: on no beat. */
  fromSeconds: number;
  /** Grooves take turns: one half chooses numbers, the other holds against them. */
  half: 'chosen by' | 'held out';
  seed: number;
}

export const pieceSeconds = 24;
const playedSeconds = 50;
const patterns = ['C Am Dm G7', 'C C7 F Fm', 'Em Am D7 G', 'Am F C G'] as const;
const melodies: Readonly<Record<number, string>> = { 3: '{4c+;4e;4g;}', 4: '{4c+;4e;4g;4e;}' };

export const pieces: readonly Piece[] = grooves.flatMap((groove, index) =>
  patterns.map((pattern, place): Piece => {
    const seed = patterns.length * index + place;
    const { dance, felt_bpm: bpm, beats_in_bar: meter } = groove;
    const melody = seed % 3 === 0 ? null : (melodies[meter] ?? null);
    return {
      ...{ name: `${groove.groove} over ${pattern}`, dance, bpm, meter, seed },
      score: scoreOf(groove, pattern.split(' '), melody),
      fromSeconds: 12 + 2 * seededRandom(seed + 1)(),
      half: index % 2 === 0 ? 'chosen by' : 'held out',
    };
  }),
);

type Groove = (typeof grooves)[number];

function scoreOf(groove: Groove, chords: readonly string[], melody: string | null): string {
  const bars = Math.ceil((playedSeconds * groove.mma_tempo) / 60 / groove.beats_in_bar) + 2;
  return [
    `Tempo ${groove.mma_tempo}`,
    `Groove ${groove.library}:${groove.groove}`,
    ...(melody === null ? [] : ['Begin Solo', ' Voice TenorSax', 'End']),
    ...Array.from({ length: bars }, (_, bar) =>
      [bar + 1, chords[bar % chords.length], melody ?? ''].join(' ').trim(),
    ),
    '',
  ].join('\n');
}

import type { Repetitions } from '../../contract/repetitions.ts';
import type { TimeSpan } from './scenes.ts';

/** Positions over time: where things are, not how much moves, which comes by twice a repetition. */
export interface Positions {
  /** Values a second. */
  rate: number;
  /** When the first of them is. */
  startSeconds: number;
  series: readonly ArrayLike<number>[];
  /** What moves less far is noise; in the unit of the series. */
  leastRange: number;
}

/** What movements are told from. */
export interface Evidence {
  source: Repetitions['source'];
  /** Of the same time, each telling in its own way. */
  within(span: TimeSpan): readonly Positions[];
}

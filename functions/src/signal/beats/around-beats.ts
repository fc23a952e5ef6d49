import type { TempoStretch } from '../../contract/measurements.ts';
import type { Span } from '../spans.ts';

/** Where movements can be compared with beats: a movement to the first or the last may end half a beat beside it. */
export const aroundBeats = (stretches: readonly TempoStretch[]): Span[] =>
  stretches.map(({ start_seconds, end_seconds, tempo_bpm }) => ({
    start_seconds: start_seconds - 30 / tempo_bpm,
    end_seconds: end_seconds + 30 / tempo_bpm,
  }));

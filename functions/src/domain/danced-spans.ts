import type { Measurements } from '../contract/measurements.ts';
import { aroundBeats } from '../signal/beats/around-beats.ts';
import { overlapOf, type Span } from '../signal/spans.ts';

/** Where somebody is seen and the music has a beat; null: throughout, as far as is known. */
export const dancedSpans = ({
  seen_spans: seen,
  tempo_stretches: stretches,
}: Measurements): readonly Span[] | null =>
  stretches.length === 0 ? seen : overlapOf(seen, aroundBeats(stretches));

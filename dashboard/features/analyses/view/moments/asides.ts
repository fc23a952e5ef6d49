import type { Span } from '../../../../../functions/src/contract/estimate.ts';
import type { Measurements } from '../../../../../functions/src/contract/measurements.ts';
import { placeInWords } from '../../../../../functions/src/contract/off-beat-words.ts';
import { isUnison, sureValue } from '../../../../../functions/src/contract/sure-together.ts';
import { withCapital } from '../../../../components/formats.ts';
import { namesOf } from '../dancers/dancer-names.ts';

/** What was measured of a part of the video, beside what is said of its segments. */
export interface Aside extends Span {
  words: string;
}

type Read = Pick<Measurements, 'off_beat' | 'together' | 'bodies'>;

/** Where movement leaves the beat, and where dancers part in time, in the order of time. */
export const asidesOf = (measurements: Read): Aside[] =>
  [...offBeats(measurements), ...partings(measurements)].sort(
    (one, other) => one.start_seconds - other.start_seconds,
  );

const offBeats = ({ off_beat }: Read): Aside[] =>
  (off_beat ?? []).map(({ start_seconds, end_seconds, late_beats }) => ({
    ...{ start_seconds, end_seconds },
    words: `Off the beat: ${placeInWords(late_beats)}`,
  }));

/** Of a group it is said who; of two it is both. None where it is not sure what they do together. */
function partings({ together, bodies }: Read): Aside[] {
  if (together === null || sureValue(together.synchrony) === null) return [];
  const nameOf = namesOf(bodies ?? []);
  return (together.breaks ?? []).map(({ start_seconds, end_seconds, body_ids }) => ({
    ...{ start_seconds, end_seconds },
    words: isUnison(together)
      ? `${withCapital(body_ids.map(nameOf).join(', '))}: out of time with the others`
      : 'Out of time with each other',
  }));
}

/** Those that begin within a span. */
export const asidesWithin = (
  { start_seconds: from, end_seconds: to }: Span,
  asides: readonly Aside[],
): Aside[] => asides.filter(({ start_seconds: at }) => at >= from && at < to);

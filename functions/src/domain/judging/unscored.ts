import type { Dance } from '../../contract/dances/dance.ts';
import type { Measurements } from '../../contract/measurements.ts';
import type { MeasureKey } from '../../contract/measures.ts';
import type { Criterion } from '../../contract/profiles/profile.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Range } from '../../contract/verdict.ts';
import { bodyNames, isBodyMeasure } from './body-measures.ts';
import { isUnsure } from './body-view.ts';
import type { Readings } from './measured-score.ts';
import { isSilent, isTooShortForTempo, tooShortForTempo } from './sound-gaps.ts';
import { isTogetherMeasure } from './together-gaps.ts';
import { why } from './unmeasured-sentences.ts';

interface Unscored {
  measurements: Measurements;
  dance: Dance | null;
  /** What a score may rest on. */
  readings: Readings;
  /** Where the score would lie; null where there is none. */
  range: Range | null;
}

/** Why a criterion has no score though whoever it speaks of was seen. */
export function whyUnscored(criterion: Criterion, unscored: Unscored): Sentence {
  const { measurements, dance, readings, range } = unscored;
  return (
    hurriedOf(criterion, measurements) ??
    mutedOf(criterion, measurements, dance) ??
    unreadOf(criterion, measurements, readings) ??
    unsureOf(criterion, measurements) ??
    untoldOf(criterion, measurements, readings) ??
    (range === null ? { ...criterion.missing, values: {} } : why('too_unsure', { ...range }))
  );
}

/** Names of the readings of a body that a score rests on, and of which that is so; null: of none. */
function readingsWhere({ measured }: Criterion, isSo: (measure: MeasureKey) => boolean) {
  const names = (measured?.from ?? []).flatMap(({ measure }) =>
    isBodyMeasure(measure) && isSo(measure) ? [bodyNames[measure]] : [],
  );
  return names.length === 0 ? null : names.join(' and ');
}

/** What of somebody who was seen could not be read, where a score rests on that; else null. */
function unreadOf(criterion: Criterion, { body, bodies }: Measurements, readings: Readings) {
  const isOfBody = readingsWhere(criterion, () => true) !== null;
  if (bodies !== null && isOfBody) return why('of_each_dancer');
  if (body === null) return null;
  const unread = readingsWhere(
    criterion,
    (measure) => readings(measure) === null && !isUnsure(body, measure),
  );
  return unread === null ? null : why('readings_missing', { readings: unread });
}

/** What of somebody was read and is not sure, where a score rests on that; else null. */
function unsureOf(criterion: Criterion, { body }: Measurements) {
  const unsure = readingsWhere(criterion, (measure) => isUnsure(body, measure));
  return unsure === null ? null : why('readings_unsure', { readings: unsure });
}

/** Of what rests on the beat where there is too little for any; else null. */
const hurriedOf = ({ measured }: Criterion, measurements: Measurements) =>
  isOnBeat(measured) && isAudible(measurements) && isTooShortForTempo(measurements)
    ? tooShortForTempo
    : null;

const isOnBeat = (score: Criterion['measured']): boolean =>
  score?.from.some(({ measure }) => measure === 'beat_alignment') ?? false;
const isAudible = ({ loudness_dbfs: loudness }: Measurements): boolean =>
  loudness !== null && !isSilent(loudness);

/** What of somebody who was seen says nothing of this dance, where a score rests on that; else null. */
function mutedOf(criterion: Criterion, { body }: Measurements, dance: Dance | null) {
  if (body === null || dance === null) return null;
  const readings = readingsWhere(
    criterion,
    (measure) => isBodyMeasure(measure) && (dance.mute?.includes(measure) ?? false),
  );
  const { name } = dance;
  return readings === null ? null : why('dance_shows_elsewhere', { readings, name });
}

/** Where several were followed, and a score rests on what of them could not be told; else null. */
function untoldOf({ measured }: Criterion, { together }: Measurements, readings: Readings) {
  const isUntold = (measured?.from ?? []).some(
    ({ measure }) => isTogetherMeasure(measure) && readings(measure) === null,
  );
  return together !== null && isUntold ? why('see_together') : null;
}

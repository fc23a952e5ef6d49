import type { Measurements } from '../../contract/measurements.ts';
import type { MeasureKey } from '../../contract/measures.ts';
import type { Unmeasured } from '../../contract/report.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { isUnison } from '../../contract/sure-together.ts';
import type { Together } from '../../contract/together.ts';
import { leastSeconds } from '../../signal/together/pair.ts';
import { namedIn, whyOne } from './dancer-gaps.ts';
import { unmeasured, what, why } from './unmeasured-sentences.ts';

const togetherMeasures = ['together_synchrony', 'together_unison'] as const;
type TogetherMeasure = (typeof togetherMeasures)[number];
export const isTogetherMeasure = (measure: MeasureKey): measure is TogetherMeasure =>
  (togetherMeasures as readonly MeasureKey[]).includes(measure);

/**
 * Why what dancers do together was not told, where several were followed and somebody was seen; who was
 * not is told elsewhere.
 */
export function togetherGaps(
  measurements: Measurements,
  missing: readonly MeasureKey[],
): Unmeasured[] {
  const { together } = measurements;
  const lacking = missing.filter(isTogetherMeasure);
  if (together === null || together.absence === 'nobody_seen' || lacking.length === 0) return [];
  return [
    unmeasured(
      what('together'),
      together.absence === 'one_seen'
        ? whyOne(measurements)
        : whyNot(together, lacking, namedIn(measurements)),
    ),
  ];
}

const fewestOfGroup = 3;

function whyNot(
  together: Together,
  lacking: readonly TogetherMeasure[],
  named: number | null,
): Sentence {
  const { absence, body_ids: ids } = together;
  const seconds = Math.floor(together.seconds);
  if (absence === 'too_little_at_once' && seconds < leastSeconds) {
    return why('seldom_seen_together', { seconds, needed: leastSeconds });
  }
  const isOfGroup = lacking.includes('together_unison');
  if (absence === null && isOfGroup && !isUnison(together)) {
    return named !== null && named < fewestOfGroup
      ? why('fewer_than_three_named', { named })
      : why('fewer_than_three', { seen: ids.length });
  }
  return isOfGroup && lacking.length === 1 ? why('unison_unsure') : why('together_unsure');
}

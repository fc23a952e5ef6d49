import { practiceSentence, strengthSentence } from '../../contract/coaching-sentences.ts';
import { drillSentence } from '../../contract/drill-sentences.ts';
import type { Measurements } from '../../contract/measurements.ts';
import { isUnison } from '../../contract/sure-together.ts';
import type { Together } from '../../contract/together.ts';
import type { Practice, Strength } from '../../contract/verdict.ts';
import { lengthOf, type Span } from '../../signal/spans.ts';
import { spreads } from '../judging/spreads.ts';
import { longest } from './moments.ts';
import { type Bounds, type CoachedVideo, criterionOf, grade, type Remark } from './remark.ts';
import { everybody, named } from './who.ts';

/** As `howClosely` says it: of strangers nine in ten lie below .2, of 20 filmed couples two; their mean is .39. */
const asOne: Bounds = { weak: 0.2, good: 0.4 };
/** A parting of that share of what was seen is as far as one can be: no window of 18 filmed couples parts. */
const allOfIt = 0.25;
/** Who are apart for more of the time do not go as one most of the time. */
const mostApart = 0.5;
/** Of who is late or early against the others: so much of a second is as far as one can be. */
const farMs = 400;
/** What of the curve is shown as one. */
const shownSeconds = 4;

type Unplaced = Omit<Remark, 'point'> & {
  point: Omit<Strength, 'criterion'> | Omit<Practice, 'criterion'>;
};

/** What two or more do together; nothing where that was not seen. */
export function togetherRemarks({ measurements, profile }: CoachedVideo): Remark[] {
  const { together } = measurements;
  if (together === null) return [];
  const found: (Unplaced | null)[] = [
    atOneTime(together, measurements),
    inPlaces(together),
    unison(together),
    besideOthers(together, measurements),
  ];
  const criterion = criterionOf(profile, 'partnering_skills');
  return found
    .filter((remark) => remark !== null)
    .map((remark) => ({ ...remark, point: { ...remark.point, criterion } }));
}

/**
 * Seldom where all of the range says so: of a filmed couple one turns under the arm of the other, who stands, and .18,
 * ±.12, is no fault of theirs.
 */
function atOneTime(together: Together, measurements: Measurements): Unplaced | null {
  const { synchrony } = together;
  const graded = grade(synchrony, asOne);
  if (graded === null || synchrony === null) return null;
  const most = synchrony.value + spreads.together_synchrony.halfWidth(measurements);
  if (graded.side === 'weak' && most > asOne.weak) return null;
  const { side, ...told } = graded;
  const aspect = 'together';
  if (side === 'weak') {
    const point = {
      sentence: practiceSentence('apart'),
      moments: stretchOf(together, -1),
      drill: drillSentence('apart'),
    };
    return { aspect, ...told, point };
  }
  if (apartShare(together) > mostApart) return null;
  const isWithOthers = together.dancers.every(({ late_ms }) => (late_ms ?? 0) === 0);
  const isThroughout = isWithOthers && (together.breaks ?? []).length === 0;
  const sentence = strengthSentence(isThroughout ? 'as_one' : 'as_one_mostly');
  return { aspect, ...told, point: { sentence, moments: stretchOf(together, 1) } };
}

/** Of the time in which they were seen at once. */
function apartShare({ breaks, seconds }: Together): number {
  const apart = (breaks ?? []).reduce((sum, span) => sum + lengthOf(span), 0);
  return seconds > 0 ? apart / seconds : 0;
}

/** Not of who seldom moves at the same time at all: that is said. */
function inPlaces(together: Together): Unplaced | null {
  const { breaks, synchrony } = together;
  if (breaks === null || breaks.length === 0 || synchrony === null) return null;
  if (synchrony.value <= asOne.weak) return null;
  const moments = longest(breaks).map(({ start_seconds, end_seconds }) => ({
    start_seconds,
    end_seconds,
  }));
  return {
    aspect: 'apart_in_places',
    effect: Math.min(1, apartShare(together) / allOfIt),
    confidence: synchrony.confidence,
    point: {
      sentence: practiceSentence('breaks', { places: breaks.length }),
      ...{ moments, drill: drillSentence('breaks') },
    },
  };
}

/** That a group takes different poses may be its choreography: that is never to be practised. */
function unison(together: Together): Unplaced | null {
  const graded = isUnison(together) ? grade(together.same_sided, asOne) : null;
  if (graded === null || graded.side === 'weak') return null;
  const { effect, confidence } = graded;
  const point = { sentence: strengthSentence('same_poses'), moments: [] };
  return { aspect: 'unison', effect, confidence, point };
}

/** Who of a group is furthest before or behind the others. */
function besideOthers({ dancers, breaks }: Together, measurements: Measurements): Unplaced | null {
  const [furthest] = dancers
    .filter(({ late_ms }) => late_ms !== null)
    .toSorted((one, other) => Math.abs(other.late_ms ?? 0) - Math.abs(one.late_ms ?? 0));
  const lateMs = furthest?.late_ms ?? 0;
  if (furthest === undefined || furthest.synchrony === null || lateMs === 0) return null;
  const all = everybody(measurements);
  const index = (measurements.bodies ?? []).findIndex(
    ({ body_id }) => body_id === furthest.body_id,
  );
  const somebody = all[index];
  if (somebody === undefined) return null;
  const own = (breaks ?? []).filter(({ body_ids }) => body_ids.includes(furthest.body_id));
  const values = {
    who: named([somebody], all.length),
    side: lateMs > 0 ? ('late' as const) : ('early' as const),
  };
  return {
    aspect: 'one_of_several',
    effect: Math.min(1, Math.abs(lateMs) / farMs),
    confidence: furthest.synchrony.confidence,
    point: {
      sentence: practiceSentence('beside_others', values),
      moments: longest(own).map(({ start_seconds, end_seconds }) => ({
        start_seconds,
        end_seconds,
      })),
      drill: drillSentence('beside_others'),
    },
  };
}

/** Where they go together most, `sign` 1, or least, -1; nothing where no stretch was seen whole. */
function stretchOf({ synchrony_curve: curve }: Together, sign: 1 | -1): Span[] {
  const { interval_seconds: interval, values } = curve;
  const length = Math.round(shownSeconds / interval);
  const windows = values.flatMap((_, from) => {
    const part = values.slice(from, from + length).filter((value) => value !== null);
    if (part.length < length || length === 0) return [];
    return [{ from, sum: part.reduce((sum, value) => sum + value, 0) }];
  });
  const [best] = windows.toSorted((one, other) => sign * (other.sum - one.sum));
  if (best === undefined) return [];
  return [{ start_seconds: best.from * interval, end_seconds: (best.from + length) * interval }];
}

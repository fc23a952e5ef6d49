import { practiceSentence, strengthSentence } from '../../contract/coaching-sentences.ts';
import { drillSentence } from '../../contract/drill-sentences.ts';
import type { Repetitions } from '../../contract/repetitions.ts';
import { lengthOf, type Span } from '../../signal/spans.ts';
import { fatigueOf } from '../workout/find-workout.ts';
import {
  type Aspect,
  type Bounds,
  type CoachedVideo,
  criterionOf,
  grade,
  type Remark,
} from './remark.ts';

interface Compared {
  reading: 'steadiness' | 'range' | 'sameness';
  aspect: Aspect;
  criterion: string;
  bounds: Bounds;
  good: 'even_pace' | 'whole_way' | 'alike';
  weak: 'uneven_pace' | 'cut_short' | 'unlike';
  /** Where a weak one shows. */
  moments(each: Repetitions['each']): Span[];
}

/**
 * Bounds beside 18 filmed sets. Steadiness: .54 to 1, three below .75. Range: .75 to 1, one below .85. Sameness:
 * .93 to 1.
 */
const compared: readonly Compared[] = [
  {
    ...{ reading: 'steadiness', aspect: 'pace', criterion: 'tempo' },
    ...{ bounds: { weak: 0.75, good: 0.9 }, good: 'even_pace', weak: 'uneven_pace' },
    moments: (each) => ends(each, lengthOf),
  },
  {
    ...{ reading: 'range', aspect: 'range', criterion: 'range' },
    ...{ bounds: { weak: 0.85, good: 0.95 }, good: 'whole_way', weak: 'cut_short' },
    moments: (each) => ends(each, ({ range }) => range),
  },
  {
    ...{ reading: 'sameness', aspect: 'sameness', criterion: 'consistency' },
    ...{ bounds: { weak: 0.9, good: 0.98 }, good: 'alike', weak: 'unlike' },
    moments: (each) => ends(each, ({ range, ...span }) => range / lengthOf(span)),
  },
];

/** How alike the repetitions of the longest exercise are, and whether they last. */
export function repetitionRemarks({ measurements, profile }: CoachedVideo): Remark[] {
  const { repetitions } = measurements;
  if (profile.finds !== 'repetitions' || repetitions === null) return [];
  const { confidence, each } = repetitions;
  const alike = compared.flatMap(({ reading, bounds, good, weak, ...rest }): Remark[] => {
    const value = repetitions[reading];
    const graded = value === null ? null : grade({ value, confidence }, bounds);
    if (graded === null) return [];
    const { side, effect } = graded;
    const told = { aspect: rest.aspect, effect, confidence };
    const criterion = criterionOf(profile, rest.criterion);
    if (side === 'good') {
      return [{ ...told, point: { sentence: strengthSentence(good), criterion, moments: [] } }];
    }
    const moments = rest.moments(each);
    const [sentence, drill] = [practiceSentence(weak), drillSentence(weak)];
    return [{ ...told, point: { sentence, criterion, moments, drill } }];
  });
  return [...alike, ...lasting(repetitions)];
}

/** Of six filmed sets of six and more .08 to .18. */
const tired = 0.25;
const fresh = 0.05;

function lasting(repetitions: Repetitions): Remark[] {
  const fatigue = fatigueOf(repetitions);
  if (fatigue === null) return [];
  const { each, confidence } = repetitions;
  const told = { aspect: 'fatigue' as const, confidence };
  const third = Math.floor(each.length / 3);
  if (fatigue <= fresh) {
    const sentence = strengthSentence('lasting');
    const moments = spanOf(each.slice(-third));
    const effect = 1 - fatigue / fresh;
    return [{ ...told, effect, point: { sentence, criterion: null, moments } }];
  }
  if (fatigue < tired) return [];
  const moments = [...spanOf(each.slice(0, third)), ...spanOf(each.slice(-third))];
  const [sentence, drill] = [practiceSentence('tiring'), drillSentence('tiring')];
  const effect = (fatigue - tired) / (1 - tired);
  return [{ ...told, effect, point: { sentence, criterion: null, moments, drill } }];
}

/** The repetition that has most of it, and the one that has least, in order of time. */
function ends<Each extends Span>(each: readonly Each[], of: (one: Each) => number): Span[] {
  const sorted = each.toSorted((one, other) => of(one) - of(other));
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined || least === most) return [];
  return [least, most]
    .map(({ start_seconds, end_seconds }) => ({ start_seconds, end_seconds }))
    .toSorted((one, other) => one.start_seconds - other.start_seconds);
}

/** From the first to the last of them. */
function spanOf(each: readonly Span[]): Span[] {
  const [first, last] = [each[0], each.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [{ start_seconds: first.start_seconds, end_seconds: last.end_seconds }];
}

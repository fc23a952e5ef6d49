import { practiceSentence, strengthSentence } from '../../contract/coaching-sentences.ts';
import { drillSentence } from '../../contract/drill-sentences.ts';
import { isUnsure } from '../judging/body-view.ts';
import { type Bounds, type CoachedVideo, criterionOf, grade, type Remark } from './remark.ts';

interface Read {
  reading: 'symmetry' | 'smoothness';
  aspect: 'sides' | 'smoothness';
  bounds: Bounds;
  good: 'both_sides' | 'controlled';
  weak: 'one_sided' | 'jerked';
}

/**
 * Bounds beside readings, sure by .4 and more, of filmed exercises. Symmetry: .79 to .96 of both sides at once,
 * .51 and .67 of one at a time. Smoothness: .64 to 1.00, half of them .97 and more.
 */
const reads: readonly Read[] = [
  {
    ...{ reading: 'symmetry', aspect: 'sides', bounds: { weak: 0.72, good: 0.92 } },
    ...{ good: 'both_sides', weak: 'one_sided' },
  },
  {
    ...{ reading: 'smoothness', aspect: 'smoothness', bounds: { weak: 0.6, good: 0.95 } },
    ...{ good: 'controlled', weak: 'jerked' },
  },
];

/** How an exercise is moved. */
export function formRemarks({ measurements, profile }: CoachedVideo): Remark[] {
  const criterion = criterionOf(profile, 'form');
  return reads.flatMap(({ reading, aspect, bounds, good, weak }): Remark[] => {
    const { body } = measurements;
    if (isUnsure(body, `body_${reading}`)) return [];
    const graded = grade(body?.[reading] ?? null, bounds);
    if (graded === null) return [];
    const { side, ...told } = graded;
    const point = { criterion, moments: [] };
    if (side === 'good') {
      return [{ aspect, ...told, point: { ...point, sentence: strengthSentence(good) } }];
    }
    const [sentence, drill] = [practiceSentence(weak), drillSentence(weak)];
    return [{ aspect, ...told, point: { ...point, sentence, drill } }];
  });
}

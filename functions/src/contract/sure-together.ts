import { leastConfidence } from './confidence-words.ts';
import type { Estimate } from './estimate.ts';
import type { Together } from './together.ts';

/** Null where it is not sure: neither a score nor a sentence rests on it. */
export const sureValue = (estimate: Estimate | undefined): number | null =>
  estimate && estimate.confidence >= leastConfidence ? estimate.value : null;

/** Whether three at least were followed: two who do the same are no group. */
export const isUnison = ({ dancers }: Pick<Together, 'dancers'>): boolean => dancers.length > 0;

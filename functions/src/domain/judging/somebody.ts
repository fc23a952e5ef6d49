import type { Measurements } from '../../contract/measurements.ts';
import type { MeasureKey } from '../../contract/measures.ts';
import type { MeasuredScore, Profile } from '../../contract/profiles/profile.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { leastSeen } from '../../signal/pose/least-seen.ts';
import { why } from './unmeasured-sentences.ts';

/**
 * Why nothing may be said of a dancer where one was looked for, since water and crowds move too; null
 * where somebody was seen. Of several, somebody is there also where they cannot be told apart.
 */
export function whyNobody(
  { followsBody }: Profile,
  { body, body_absence: absence }: Measurements,
): Sentence | null {
  if (!followsBody) return null;
  if (absence === 'nobody_seen' || absence === 'nobody_named') return why(absence);
  if (body === null || body.seen >= leastSeen) return null;
  return why('seldom_seen', { percent: Math.round(100 * body.seen) });
}

/** Whether a score speaks of whoever is in the picture; what repeats clearly speaks for itself. */
export function speaksOfDancer(score: MeasuredScore | null): boolean {
  return score !== null && !score.from.every(({ measure }) => repeated.has(measure));
}

const repeated: ReadonlySet<MeasureKey> = new Set([
  'repetition_count',
  'repetition_steadiness',
  'repetition_range',
  'repetition_sameness',
] as const);

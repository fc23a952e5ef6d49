import type { Criterion } from '../../contract/profiles/profile.ts';
import { sayOf } from '../../contract/say.ts';
import type { Scores } from '../../contract/summary.ts';
import type { Reasons } from '../../contract/verdict.ts';

const sentences = {
  /** `measures` as a list of their keys, such as `body_posture, body_smoothness`. */
  rests_on: ({ basis }: { measures: string; basis: string }) => `Rests on ${basis}.`,
} as const;
const say = sayOf(sentences);

/** What each score that was measured rests on; why there is none stands in `not_measured`. */
export function measuredReasons(criteria: readonly Criterion[], scores: Scores): Reasons {
  return Object.fromEntries(
    criteria.flatMap(({ key, measured }) => {
      if (measured === null || typeof scores[key] !== 'number') return [];
      const { basis, from } = measured;
      const measures = from.map(({ measure }) => measure).join(', ');
      return [[key, { sentence: say('rests_on', { measures, basis }), at_seconds: [] }]];
    }),
  );
}

import type { Params } from '../../../../../functions/src/contract/params.ts';
import { profiles } from '../../../../../functions/src/contract/profiles/all.ts';
import {
  paramsOf,
  profileOf,
  type RunChoices,
} from '../../../../components/choices/run-choices.ts';
import type { RerunChanges } from '../../../../firebase/callables.ts';
import { type Kept, keptChoices, keptTrim, ofAll } from './kept-choices.ts';

/** What a rerun has to be told: what differs from what was kept, params as a whole. */
export function rerunChanges(kept: Kept, chosen: RunChoices): RerunChanges {
  const before = keptChoices(kept);
  const durationSeconds = kept.video?.duration_seconds ?? null;
  const params = paramsOf(chosen, durationSeconds);
  const paramsBefore = paramsOf(before, durationSeconds);
  const danceType = chosen.danceType.trim();
  const { hasDance } = profileOf(chosen.analysisType);
  // As exact as it was: written and read again it would be another, for which the source is needed.
  const isSameTrim = isAlike(params.trim, paramsBefore.trim);
  const trim = isSameTrim ? keptTrim(kept.params) : params.trim;
  const isOtherType = chosen.analysisType !== before.analysisType;
  // Another type may refuse what was kept for the one before.
  const hasToGoAlong = isOtherType && Object.keys(kept.params).length > 0;
  return {
    ...(isOtherType && { analysisType: chosen.analysisType }),
    ...(hasDance && danceType !== before.danceType.trim() && { danceType }),
    ...((hasToGoAlong || !isAlike(params, paramsBefore)) && {
      params: { ...unasked(kept.params), ...params, ...(trim != null && { trim }) },
    }),
  };
}

const asked = [...ofAll, ...Object.values(profiles).flatMap(({ params }) => Object.keys(params))];

/** What no form asks for stays. */
const unasked = (params: Kept['params']): Params =>
  Object.fromEntries(Object.entries(params).filter(([key]) => !asked.includes(key)));

/** Of values that `paramsOf` has made, always in one order. */
const isAlike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

import type { Measurements } from '../../contract/measurements.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { Unmeasured } from '../../contract/report.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { severalAdviceOf } from '../recording/several-advice.ts';
import { unmeasured, what, why } from './unmeasured-sentences.ts';

/** Less of it is what every turn hides. */
const leastIndistinct = 0.1;

/** What following several leaves open. */
export function dancerGaps(profile: Profile, measurements: Measurements): Unmeasured[] {
  const { bodies } = measurements;
  const gap = (reason: Sentence) => [unmeasured(what('dancers'), reason)];
  if (bodies === null) {
    return [unmeasured(what('body'), whyNoBody(profile, measurements))];
  }
  if (bodies.length === 1) return gap(whyOne(measurements));
  const share = indistinctShare(measurements);
  return share < leastIndistinct
    ? []
    : gap(why('indistinct', { percent: Math.round(100 * share) }));
}

/** Points that name nobody, where others name somebody. */
export function pointGaps({ dancers_named: named, body_absence }: Measurements): Unmeasured[] {
  if (named === null || named.of_nobody.length === 0 || body_absence !== null) return [];
  const numbers = named.of_nobody.join(', ');
  return [unmeasured(what('dancers'), why('points_of_nobody', { numbers, of: named.points }))];
}

/** Why there is one dancer where several were looked for. */
export const whyOne = (measurements: Measurements): Sentence =>
  namedIn(measurements) === 1 ? why('one_dancer_named') : why('one_dancer_seen');

/** How many dancers the points name; null where there were none. */
export const namedIn = ({ dancers_named: named }: Measurements): number | null =>
  named && named.points - named.of_nobody.length;

/** Of the video's length. */
function indistinctShare({ indistinct_spans: spans, motion_curve: curve }: Measurements): number {
  const seconds = (curve.values.length + 1) * curve.interval_seconds;
  const all = (spans ?? []).reduce((sum, span) => sum + span.end_seconds - span.start_seconds, 0);
  return Math.min(1, all / seconds);
}

/** Why nobody was followed. */
export function whyNoBody(
  profile: Profile,
  { body_absence: absence, dancers_named: named }: Measurements,
): Sentence {
  const { followsBody, dancers, name } = profile;
  switch (absence) {
    case 'switched_off':
      return why('body_switched_off');
    case 'not_installed':
      return dancers === 1 && named === null
        ? why('body_not_installed')
        : why('bodies_not_installed');
    case 'memory_short':
      return why('body_memory_short');
    case 'nobody_seen':
    case 'nobody_named':
      return why(absence);
    case 'several_seen':
      return why(absence, { advice: severalAdviceOf(profile) });
    case 'not_asked_for':
      return followsBody ? why('body_refused') : why('body_not_asked_for', { profile: name });
    case null:
      return why('body_not_looked_for');
  }
}

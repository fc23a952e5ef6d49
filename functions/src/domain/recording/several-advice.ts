import type { Profile } from '../../contract/profiles/profile.ts';
import type { SeveralAdvice } from '../../contract/recording-sentences.ts';

/** What to do where more than one person is in the picture of whom one alone is followed. */
export function severalAdviceOf({ mostNamed, hasDance }: Profile): SeveralAdvice {
  if (mostNamed) return 'choose_or_name';
  return hasDance ? 'choose_couple_or_group' : 'film_one';
}

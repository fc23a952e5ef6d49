import { danceKeys, dances } from '../../../functions/src/contract/dances/all.ts';
import { wordsOf } from '../../../functions/src/contract/dances/words.ts';
import { withCapital } from '../formats.ts';

/** A dance that the form offers. */
export interface DanceSuggestion {
  /** As at the beginning of a line. */
  name: string;
  /** What else it is called, where it is found by that alone. */
  alsoCalled: string | null;
}

interface Offered {
  name: string;
  otherNames: readonly string[];
}

/** All that we know, by the alphabet. */
const offered: readonly Offered[] = danceKeys
  .map((key) => ({ name: withCapital(dances[key].name), otherNames: dances[key].otherNames }))
  .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));

/**
 * The dances that may be meant by what has been written so far, in any of their names: first those whose
 * own name begins so. All where nothing has been written, none where nothing is left to be said.
 */
export function danceSuggestions(written: string): DanceSuggestion[] {
  const words = wordsOf(written);
  const isFirst = ({ name }: Offered) => begins(name, words);
  const found = [...offered.filter(isFirst), ...offered.filter((one) => !isFirst(one))].flatMap(
    (one) => suggestion(one, words),
  );
  const isSaid = found.length === 1 && asOne(wordsOf(found[0]?.name ?? '')) === asOne(words);
  return isSaid ? [] : found;
}

function suggestion({ name, otherNames }: Offered, words: readonly string[]): DanceSuggestion[] {
  const fits = (one: string) => begins(one, words) || hasAll(one, words);
  if (fits(name)) return [{ name, alsoCalled: null }];
  const alsoCalled = otherNames.find(fits);
  return alsoCalled === undefined ? [] : [{ name, alsoCalled }];
}

/** `chach` begins cha-cha. */
const begins = (name: string, words: readonly string[]) =>
  asOne(wordsOf(name)).startsWith(asOne(words));

/** `waltz vien` is within Viennese waltz. */
function hasAll(name: string, words: readonly string[]): boolean {
  const own = wordsOf(name);
  return words.every((word) => own.some((one) => one.startsWith(word)));
}

const asOne = (words: readonly string[]) => words.join('');

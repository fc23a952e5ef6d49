import { type DanceKey, danceKeys, dances } from '../../contract/dances/all.ts';
import { wordsOf } from '../../contract/dances/words.ts';

/** What a few words in a row stand for. */
export interface Naming {
  /** Null: no dance, though a dance's name is within. */
  key: DanceKey | null;
  /** It is an everyday word too: it takes a word of dancing beside it, or nothing. */
  isEveryday: boolean;
}

/** What sounds like a dance and is none. */
const noDances = ['polka dot', 'polka dots', 'salsa sauce', 'salsa dip', 'salsa verde'];

/** By the words of the name with one blank between them, and by them written as one. */
export const namings: ReadonlyMap<string, Naming> = new Map([
  ...danceKeys.flatMap((key) => {
    const { name, otherNames, everydayNames = [] } = dances[key];
    const everyday = new Set(everydayNames.flatMap(spellings));
    return [name, ...otherNames]
      .flatMap(spellings)
      .map((spelling): [string, Naming] => [spelling, { key, isEveryday: everyday.has(spelling) }]);
  }),
  ...noDances.map((phrase): [string, Naming] => [phrase, { key: null, isEveryday: false }]),
]);

export function spellings(name: string): string[] {
  const words = wordsOf(name);
  return [...new Set([words.join(' '), words.join('')])];
}

/** The longest name has so many words. */
export const mostWords = Math.max(...[...namings.keys()].map((name) => name.split(' ').length));

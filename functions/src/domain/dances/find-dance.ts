import { type DanceKey, dances } from '../../contract/dances/all.ts';
import type { Dance } from '../../contract/dances/dance.ts';
import { partsOf, wordsOf } from '../../contract/dances/words.ts';
import { mostWords, type Naming, namings } from './names.ts';

/**
 * The dance that a free text names, wherever in it and in whatever spelling; null where it names none
 * that we know. Of several names the longest counts, then the first: a tango vals is no tango.
 */
export function findDance(text: string | null): DanceKey | null {
  const found = partsOf(text ?? '').flatMap(namesIn);
  const longestFirst = found.toSorted((one, other) => other.length - one.length);
  return longestFirst[0]?.key ?? null;
}

/** The same as its row. */
export function danceOf(text: string | null): Dance | null {
  const key = findDance(text);
  return key === null ? null : dances[key];
}

interface Found {
  key: DanceKey;
  /** Characters of the name, without blanks. */
  length: number;
}

interface Place extends Naming {
  from: number;
  to: number;
  length: number;
}

/** The names in these words, but for those within a longer one. */
function namesIn(words: readonly string[]): Found[] {
  const places = words
    .flatMap((_, from) => namesFrom(words, from))
    .toSorted((one, other) => other.length - one.length);
  const kept: Place[] = [];
  for (const place of places) {
    if (!kept.some(({ from, to }) => place.from < to && from < place.to)) kept.push(place);
  }
  return kept.flatMap(({ key, length }) => (key === null ? [] : [{ key, length }]));
}

function namesFrom(words: readonly string[], from: number): Place[] {
  const places: Place[] = [];
  for (let to = from + 1; to <= Math.min(words.length, from + mostWords); to += 1) {
    const name = words.slice(from, to);
    const naming = namings.get(name.join(' '));
    if (naming === undefined || (naming.isEveryday && !isMeant(words, from, to))) continue;
    places.push({ ...naming, from, to, length: name.join('').length });
  }
  return places;
}

/** English, German, French, Spanish, Italian, Portuguese. */
const wordsOfDancing: ReadonlySet<string> = new Set(
  wordsOf(
    `dance dances dancing dancer dancers class classes lesson routine choreography battle cypher
    workshop freestyle solo duet competition showcase social beginners tanz tanzen tanzt tänzer tänzerin kurs tanzkurs choreografie choreographie
    danse danser danseur danseuse cours chorégraphie baile bailar bailarín clase coreografía
    danza danzare ballo ballare ballerino corso lezione coreografia dança dançar dançarino aula`,
  ),
);

/** Whether an everyday word is a dance's name where it stands. */
function isMeant(words: readonly string[], from: number, to: number): boolean {
  const beside = [words[from - 1], words[to]].filter((word) => word !== undefined);
  return beside.length === 0 || beside.some((word) => wordsOfDancing.has(word));
}

import type { SchemaIssue } from '../../contract/schema-issue.ts';
import { nearName } from './near-name.ts';

/**
 * What is wrong with a field, to go on from its name: "must be text". Of a check that has words of
 * its own (`error` in the schema), those are told instead.
 */
export function describeIssue(issue: SchemaIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return isAbsent(issue.input) ? 'is missing' : `must be ${kinds[issue.expected] ?? 'another'}`;
    case 'invalid_value':
      return describeChoice(issue.input, issue.values.map(String));
    case 'too_big':
      return describeMost(issue);
    case 'too_small':
      return describeLeast(issue);
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return issue.format === 'url'
        ? 'must be a whole address, such as https://example.com/flokraft'
        : 'is not written as it must be';
    default:
      return 'is not as it must be';
  }
}

const isAbsent = (input: unknown) => input === undefined || input === null;

const object = 'a JSON object';
const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object,
  record: object,
  map: object,
  file: 'a file',
  date: 'a date',
};

function describeChoice(input: unknown, choices: readonly string[]): string {
  const list = choices.join(', ');
  if (isAbsent(input)) return `is missing: it must be one of ${list}`;
  const meant = typeof input === 'string' ? nearName(input, choices) : null;
  const must = choices.length === 1 ? `must be ${list}` : `must be one of ${list}`;
  return meant === null || choices.length === 1 ? must : `${must}. Did you mean ${meant}?`;
}

type Bound<Code> = Extract<SchemaIssue, { code: Code }>;

function describeMost({ origin, maximum, inclusive }: Bound<'too_big'>): string {
  const counted = countedIn(origin);
  if (counted !== null) return `may have at most ${maximum} ${counted}`;
  if (maximum === Number.MAX_SAFE_INTEGER) return pastIntegers;
  return inclusive === false ? `must be less than ${maximum}` : `may be at most ${maximum}`;
}

function describeLeast({ origin, minimum, inclusive }: Bound<'too_small'>): string {
  const counted = countedIn(origin);
  if (counted !== null) {
    return Number(minimum) <= 1 ? 'must not be empty' : `must have at least ${minimum} ${counted}`;
  }
  if (minimum === Number.MIN_SAFE_INTEGER) return pastIntegers;
  return inclusive === false ? `must be more than ${minimum}` : `must be at least ${minimum}`;
}

/** What a whole number can be is the same everywhere: a bound of ours says more, where there is one. */
const pastIntegers = 'is out of range';

/** Null for what is a number itself. */
function countedIn(origin: string): string | null {
  if (origin === 'string') return 'characters';
  if (origin === 'file') return 'bytes';
  return origin === 'array' || origin === 'set' || origin === 'map' ? 'entries' : null;
}

import { danceKeys, dances } from '../../../functions/src/contract/dances/all.ts';

/** The dances that we know, as they stand at the beginning of a line, by the alphabet. */
export const danceNames: readonly string[] = danceKeys
  .map((key) => dances[key].name)
  .map((name) => name.charAt(0).toUpperCase() + name.slice(1))
  .toSorted((one, other) => one.localeCompare(other, 'en'));

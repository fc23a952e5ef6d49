import { coupleCriteria, dance } from './dance.ts';
import type { Profile } from './profile.ts';

export const couple: Profile = {
  ...dance,
  name: 'Couple',
  summary: 'Two dancers: the same, and how they dance together.',
  criteria: coupleCriteria,
  // One body can be followed, and it would change from one dancer to the other.
  followsBody: false,
};

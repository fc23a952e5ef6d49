import { coupleCriteria, dance } from './dance.ts';
import type { Profile } from './profile.ts';

export const couple: Profile = {
  ...dance,
  name: 'Couple',
  summary: 'Two dancers: the same, and how they dance together.',
  criteria: coupleCriteria,
  followsBody: true,
  dancers: 2,
  mostNamed: 2,
};

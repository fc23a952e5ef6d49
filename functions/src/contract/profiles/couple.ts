import { dance, partneredCriteria } from './dance.ts';
import type { Profile } from './profile.ts';

export const couple: Profile = {
  ...dance,
  name: 'Couple',
  summary: 'Two dancers: the same, and how they dance together.',
  criteria: partneredCriteria,
  followsBody: true,
  dancers: 2,
};

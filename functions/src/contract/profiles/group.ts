import { dance, groupCriteria } from './dance.ts';
import type { Profile } from './profile.ts';

export const group: Profile = {
  ...dance,
  name: 'Group',
  summary: 'Three or more: the same, and how well they move as one.',
  criteria: groupCriteria,
  followsBody: true,
  dancers: null,
  // As many as the model finds.
  mostNamed: 6,
};

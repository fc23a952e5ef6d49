import { dance, danceCriteria } from './dance.ts';
import type { Profile } from './profile.ts';

export const solo: Profile = {
  ...dance,
  name: 'Solo',
  summary: 'One dancer: technique, timing with the music, choreography.',
  criteria: danceCriteria,
  followsBody: true,
  dancers: 1,
  mostNamed: 1,
};

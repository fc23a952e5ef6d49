import { timing } from './dance.ts';
import type { Profile } from './profile.ts';

export const highlights: Profile = {
  name: 'Highlights',
  summary: 'The moments worth showing, each cut as a clip.',
  judge: 'a video editor who picks the moments worth showing',
  scale: {
    novice:
      'a moment that nobody would stop at: small or blurred movement, beside the music, like what came before',
    intermediate:
      'a moment that friends would watch to its end: clear movement, mostly on the music, something new in it',
    champion:
      'a moment that opens a trailer: seen at a glance, sits on an accent of the music, unlike any other of the video',
  },
  criteria: [
    {
      key: 'motion',
      name: 'Motion',
      description: 'strength and clarity of movement',
      measured: null,
      shows: ['motion_energy'],
      missing: {
        code: 'motion_takes_eyes',
        text: 'how much of the picture moves depends on the light and on how near the dancer is; it takes eyes on the movement',
      },
    },
    {
      key: 'music',
      name: 'Music',
      description: 'how well moments sit on the music',
      ...timing,
    },
    {
      key: 'variety',
      name: 'Variety',
      description: 'contrast between moments',
      measured: {
        from: [{ measure: 'motion_dynamics', weight: 1 }],
        curve: { kind: 'root' },
        basis: 'the contrast between strong and quiet movement alone',
      },
      missing: {
        code: 'takes_contrast',
        text: 'it takes strong and quiet movement to compare',
      },
    },
  ],
  segmentScore: 'strength',
  hasDance: true,
  // Whoever it is: a clip shows somebody.
  followsBody: true,
  dancers: 1,
  finds: 'highlights',
  params: {
    count: { kind: 'integer', name: 'How many clips', minimum: 1, maximum: 10, default: 3 },
    min_seconds: {
      kind: 'number',
      name: 'Shortest clip, seconds',
      minimum: 1,
      maximum: 60,
      default: 4,
      atMost: 'max_seconds',
    },
    max_seconds: {
      kind: 'number',
      name: 'Longest clip, seconds',
      minimum: 1,
      maximum: 120,
      default: 15,
    },
  },
};

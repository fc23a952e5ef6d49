import { sayOf } from './say.ts';

/** Of whom it is said: `''` where there is one alone, or of all together; else by what people know whom. */
interface Of {
  who: string;
}
interface InPlaces {
  places: number;
}

const of = (who: string, said: string): string =>
  who === '' ? `${said.charAt(0).toUpperCase()}${said.slice(1)}.` : `${who}: ${said}.`;
const inPlaces = (places: number): string =>
  places === 1 ? 'In one place' : `In ${places} places`;

/** What is good, as measured, in English; the closed list. */
export const strengthSentences = {
  on_beat: () => 'The movements end on the beat.',
  on_beat_mostly: () => 'Most of the time the movements end on the beat.',
  upright: ({ who }: Of) => of(who, 'trunk and head stay upright'),
  smooth: ({ who }: Of) => of(who, 'the movements flow without jerks'),
  stretched: ({ who }: Of) => of(who, 'arms and legs reach well away from the body'),
  wide: ({ who }: Of) => of(who, 'the movements are large, as far as arms and legs go'),
  best_second: ({ who }: Of) => of(who, 'the body is most stretched, even and smooth here'),
  contrast: () => 'Strong movement and quiet movement stand out from each other.',
  as_one: () => 'You move at the same time, as one.',
  as_one_mostly: () => 'Most of the time you move at the same time, as one.',
  same_poses: () => 'You take the same poses at the same time.',
  even_pace: () => 'Nearly every repetition takes the same time.',
  whole_way: () => 'Nearly every repetition goes as far as the widest.',
  alike: () => 'Nearly every repetition looks like the one before.',
  lasting: () => 'Speed and range last to the end of the set.',
  both_sides: () => 'Left and right do nearly the same.',
  controlled: () => 'The repetitions are moved evenly, without jerks.',
} as const;

/** What to practise, as measured, in English; the closed list. */
export const practiceSentences = {
  beside_beat: ({ side }: { side: 'early' | 'late' }) =>
    `The timing is steady, but always a little ${side}.`,
  other_beats: () =>
    'The timing is steady, but far from the beats that were heard: find out which beats you dance.',
  few_on_beat: () => 'Few movements end clearly on a beat.',
  /** `part` as `a quarter of a beat late`, of the longest. */
  leaves_beat: ({ places, part }: InPlaces & { part: string }) =>
    `${inPlaces(places)} the movement leaves the beat: ${places === 1 ? '' : 'in the longest '}${part}.`,
  bent: ({ who }: Of) => of(who, 'trunk or head is often bent or leaning'),
  jerky: ({ who }: Of) => of(who, 'the movements start and stop with jerks'),
  near_body: ({ who }: Of) => of(who, 'arms and legs stay bent, near the body'),
  small: ({ who }: Of) => of(who, 'the movements stay small'),
  still: ({ share }: { share: string }) => `There is no movement for ${share} of the time.`,
  one_level: () => 'Strong movement and quiet movement hardly differ.',
  apart: () => 'You seldom move at the same time.',
  breaks: ({ places }: InPlaces) => `${inPlaces(places)} you lose each other.`,
  /** One of a group. */
  beside_others: ({ who, side }: Of & { side: 'early' | 'late' }) =>
    of(who, `often ${side} against the others`),
  uneven_pace: () => 'Some repetitions take longer than others.',
  cut_short: () => 'Some repetitions do not go as far as the widest.',
  unlike: () => 'The repetitions differ from one another.',
  tiring: () => 'Towards the end of the set the movement gets slower or smaller.',
  one_sided: () => 'One side does more than the other.',
  jerked: () => 'The repetitions start and stop with jerks.',
} as const;

export const strengthSentence = sayOf(strengthSentences);
export const practiceSentence = sayOf(practiceSentences);
export type PracticeCode = keyof typeof practiceSentences;

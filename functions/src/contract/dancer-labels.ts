import { clockTime } from './clock-time.ts';
import { sayOf } from './say.ts';

type Place = 'left' | 'middle' | 'right';
type Clothes = 'dark' | 'light';
type Numbered = { number: number; of: number };

/** By what people know a dancer among several, in English; the closed list. */
export const dancerLabels = {
  at_start: ({ place }: { place: Place }) => `${nameOf[place]} at the start`,
  at_start_in: ({ place, clothes }: { place: Place; clothes: Clothes }) =>
    `${nameOf[place]} at the start, in ${clothes}`,
  /** The same `seconds` into the video, where somebody joins later. */
  at_second: ({ place, seconds }: { place: Place; seconds: number }) =>
    `${nameOf[place]} at ${clockTime(seconds)}`,
  at_second_in: ({
    place,
    seconds,
    clothes,
  }: {
    place: Place;
    seconds: number;
    clothes: Clothes;
  }) => `${nameOf[place]} at ${clockTime(seconds)}, in ${clothes}`,
  /** `number` 1 is the leftmost. */
  from_left: ({ number, of }: Numbered) => `number ${number} of ${of} from the left at the start`,
  from_left_in: ({ number, of, clothes }: Numbered & { clothes: Clothes }) =>
    `number ${number} of ${of} from the left at the start, in ${clothes}`,
  from_left_at: ({ number, of, seconds }: Numbered & { seconds: number }) =>
    `number ${number} of ${of} from the left at ${clockTime(seconds)}`,
  from_left_at_in: ({
    number,
    of,
    seconds,
    clothes,
  }: Numbered & { seconds: number; clothes: Clothes }) =>
    `number ${number} of ${of} from the left at ${clockTime(seconds)}, in ${clothes}`,
  /** Of the dancers asked for only one was seen. */
  alone: () => 'the one who was seen',
  /** The only one whom `params.dancers_followed` names. */
  named: () => 'the one who was named',
} as const;

const nameOf: Readonly<Record<Place, string>> = {
  left: 'on the left',
  middle: 'in the middle',
  right: 'on the right',
};

export type DancerLabelCode = keyof typeof dancerLabels;

export const dancerLabel = sayOf(dancerLabels);

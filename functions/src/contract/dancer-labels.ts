import { sayOf } from './say.ts';

type Place = 'left' | 'middle' | 'right';
type Clothes = 'dark' | 'light';

/** By what people know a dancer among several, in English; the closed list. */
export const dancerLabels = {
  at_start: ({ place }: { place: Place }) => `${nameOf[place]} at the start`,
  at_start_in: ({ place, clothes }: { place: Place; clothes: Clothes }) =>
    `${nameOf[place]} at the start, in ${clothes}`,
  /** `number` 1 is the leftmost. */
  from_left: ({ number, of }: { number: number; of: number }) =>
    `number ${number} of ${of} from the left at the start`,
  from_left_in: ({ number, of, clothes }: { number: number; of: number; clothes: Clothes }) =>
    `number ${number} of ${of} from the left at the start, in ${clothes}`,
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

import type { DancerBody, Moment } from '../../../../../functions/src/contract/body.ts';
import { confidenceInWords } from '../../../../../functions/src/contract/confidence-words.ts';
import { formatMoment, formatShare } from '../../../../components/formats.ts';
import { bodyInWords } from '../body/body-words.ts';

export interface Reading {
  key: string;
  name: string;
  meaning: string | null;
  /** One for each dancer, in their order. */
  cells: readonly ReadingCell[];
}

export interface ReadingCell {
  value: string;
  /** How sure it is; null where nothing is known, or nothing is to be sure of. */
  certainty: string | null;
  /** Of the moment that can be played; null where it is none. */
  seconds: number | null;
}

/** What was measured of each dancer, side by side. */
export function readingsOf(bodies: readonly DancerBody[]): Reading[] {
  const [first] = bodies;
  if (first === undefined) return [];
  const all = bodies.map(bodyInWords);
  return [
    {
      ...{ key: 'seen', name: 'Seen', meaning: 'Where one can be told from the others.' },
      cells: bodies.map(({ seen }) => cellOf(formatShare(seen))),
    },
    ...bodyInWords(first).map(({ key, name, meaning }, index) => ({
      ...{ key, name, meaning },
      cells: all.flatMap((own) => own[index] ?? []).map((one) => cellOf(one.value, one.certainty)),
    })),
    ...moments(
      'Best moment',
      bodies.map(({ best_second }) => best_second),
    ),
  ];
}

function moments(name: string, each: readonly Moment[]): Reading[] {
  if (each.every((moment) => moment === null)) return [];
  const cells = each.map((moment) =>
    moment === null
      ? cellOf('Not measured')
      : cellOf(formatMoment(moment.seconds), confidenceInWords(moment.confidence), moment.seconds),
  );
  return [{ key: name, name, meaning: null, cells }];
}

const cellOf = (
  value: string,
  certainty: string | null = null,
  seconds: number | null = null,
): ReadingCell => ({ value, certainty, seconds });

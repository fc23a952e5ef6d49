import type { DancerBody } from '../../../../../functions/src/contract/body.ts';
import type { DancerLabelCode } from '../../../../../functions/src/contract/dancer-labels.ts';
import { formatMoment, withCapital } from '../../../../components/formats.ts';

export interface DancerName {
  /** Short, as above a column: `Left`, `Number 3`. */
  name: string;
  /** `in dark`; null where that tells nobody apart. */
  clothes: string | null;
}

/** By what a page knows a dancer, who stands beside the others there. */
export function nameOf({ code, values, text }: DancerBody['label']): DancerName {
  const clothes = values['clothes'] === undefined ? null : `in ${values['clothes']}`;
  switch (code as DancerLabelCode) {
    case 'at_start':
    case 'at_start_in':
    case 'at_second':
    case 'at_second_in':
      return { name: withCapital(String(values['place'])), clothes };
    case 'from_left':
    case 'from_left_in':
    case 'from_left_at':
    case 'from_left_at_in':
      return { name: `Number ${values['number']}`, clothes };
    default:
      return { name: withCapital(text), clothes: null };
  }
}

/** In which order the dancers stand beside each other, and when they stand so. */
export function orderInWords(bodies: readonly DancerBody[]): string {
  const [second, ...others] = new Set(bodies.map(({ label }) => label.values['seconds']));
  if (others.length > 0) return 'From left to right, not all of them at one time.';
  const when = second === undefined ? 'the start' : formatMoment(Number(second));
  return `From left to right, as they stand at ${when}.`;
}

/** The short name of the dancer with this number. */
export const namesOf =
  (bodies: readonly DancerBody[]) =>
  (bodyId: number): string => {
    const label = bodies.find(({ body_id }) => body_id === bodyId)?.label;
    return label === undefined ? `Dancer ${bodyId}` : nameOf(label).name;
  };

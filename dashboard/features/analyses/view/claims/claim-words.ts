import { measures } from '../../../../../functions/src/contract/measures.ts';
import type { Claim } from '../../../../../functions/src/contract/report.ts';

/** What a statement is about, with the unit; a key that is no longer measured reads as words. */
export const measureName = (key: string): string =>
  Object.hasOwn(measures, key)
    ? measures[key as keyof typeof measures].name
    : key.replaceAll('_', ' ');

/** The same, and of whom of several. `body_id` is not in reports from before dancers were judged. */
export function inQuestion(
  { measure, body_id }: Pick<Claim, 'measure' | 'body_id'>,
  nameOf: (bodyId: number) => string,
): string {
  const name = measureName(measure);
  return body_id == null ? name : `${nameOf(body_id)}, ${name}`;
}

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** `The judge says 128, measured was 100.2; 6.01 apart would still agree.` */
export const differenceInWords = ({ claimed, measured, margin }: Claim): string =>
  `The judge says ${number.format(claimed)}, measured was ${number.format(measured)}; up to ${number.format(margin)} apart would agree.`;

export const agreementInWords = (count: number): string =>
  count === 1
    ? '1 statement agrees with the measurements'
    : `${count} statements agree with the measurements`;

import type { Summary } from '../../../../../functions/src/contract/summary.ts';
import type { DetailChanges } from '../../../../firebase/callables.ts';

export type WrittenDetails = Required<DetailChanges>;

/** What an analysis is called and what is in it, as a form shows it. */
export const keptDetails = ({
  title,
  dance_type,
  dancers,
}: Pick<Summary, 'title' | 'dance_type' | 'dancers'>): WrittenDetails => ({
  title: title ?? '',
  danceType: dance_type ?? '',
  dancers: dancers ?? '',
});

/** What differs from what was kept; an empty text takes it away. */
export function detailChanges(kept: WrittenDetails, written: WrittenDetails): DetailChanges {
  const names = Object.keys(kept) as (keyof WrittenDetails)[];
  const changed = names.filter((name) => written[name].trim() !== kept[name].trim());
  return Object.fromEntries(changed.map((name) => [name, written[name].trim()]));
}

import type { AnalysisType, Status } from '../../functions/src/contract/vocabulary.ts';
import { statusNames, typeNames } from './names.ts';

/** What a list is narrowed to, as the page's address says; null leaves a part open. */
export interface ListFilter {
  analysisType: AnalysisType | null;
  status: Status | null;
  /** Whose analyses; it means something to admins alone. */
  userId: string | null;
}

export const openFilter: ListFilter = { analysisType: null, status: null, userId: null };

export const isOpen = ({ analysisType, status, userId }: ListFilter): boolean =>
  analysisType === null && status === null && userId === null;

/** Reads `type`, `status` and `user`; what is no word of the contract counts for nothing. */
export function readFilter(address: URLSearchParams): ListFilter {
  return {
    analysisType: wordOf(typeNames, address.get('type')),
    status: wordOf(statusNames, address.get('status')),
    userId: address.get('user') || null,
  };
}

/** What follows the page's path: `?type=solo`, or nothing. */
export function writeFilter({ analysisType, status, userId }: ListFilter): string {
  const address = new URLSearchParams();
  if (analysisType !== null) address.set('type', analysisType);
  if (status !== null) address.set('status', status);
  if (userId !== null) address.set('user', userId);
  return address.size === 0 ? '' : `?${address}`;
}

/** The text, if it is one of the words that have a name. */
export function wordOf<Word extends string>(
  names: Readonly<Record<Word, string>>,
  text: string | null,
): Word | null {
  return text !== null && Object.hasOwn(names, text) ? (text as Word) : null;
}

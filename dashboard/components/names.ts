import { profiles } from '../../functions/src/contract/profiles/all.ts';
import type { Profile } from '../../functions/src/contract/profiles/profile.ts';
import type { AnalysisType, Stage, Status } from '../../functions/src/contract/vocabulary.ts';
import { withCapital } from './formats.ts';

/** What people read for each word of the contract. */
export const typeNames = Object.fromEntries(
  Object.entries(profiles).map(([type, { name }]) => [type, name]),
) as Readonly<Record<AnalysisType, string>>;

export const statusNames: Readonly<Record<Status, string>> = {
  uploading: 'Uploading',
  queued: 'Waiting',
  processing: 'In progress',
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
  expired: 'Expired',
};

export const stageNames: Readonly<Record<Stage, string>> = {
  queued: 'Waiting for its turn',
  downloading: 'Fetching the video',
  checking: 'Checking the video',
  normalising: 'Preparing the video',
  measuring: 'Measuring motion and music',
  analysing: 'Judging',
  saving: 'Saving the report',
};

const criterionNames = new Map(
  Object.values<Profile>(profiles).flatMap(({ criteria }) =>
    criteria.map(({ key, name }) => [key, name] as const),
  ),
);

/** As the profiles call it; a report may be older than they are, so other keys read as words. */
export function criterionName(key: string): string {
  return criterionNames.get(key) ?? withCapital(key.replaceAll('_', ' '));
}

const criteriaInOrder = [...criterionNames.keys()];

/** As the profiles have them: a stored map has no order. Those that no profile has come first. */
export const inOrder = (keys: readonly string[]): string[] =>
  keys.toSorted((one, other) => criteriaInOrder.indexOf(one) - criteriaInOrder.indexOf(other));

/** May be run again, if its video is still there. */
export const canRerun = (status: Status): boolean =>
  status === 'completed' || status === 'failed' || status === 'cancelled';

import { profiles } from '../../functions/src/contract/profiles/all.ts';
import type { AnalysisType, Stage, Status } from '../../functions/src/contract/vocabulary.ts';

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

/** `movement_to_music` reads Movement to music. */
export function criterionName(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** May be run again, if its video is still there. */
export const canRerun = (status: Status): boolean =>
  status === 'completed' || status === 'failed' || status === 'cancelled';

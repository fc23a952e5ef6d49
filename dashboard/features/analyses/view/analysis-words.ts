import type { RunError, Summary } from '../../../../functions/src/contract/summary.ts';
import { typeNames } from '../../../components/names.ts';

export function titleOf({
  title,
  analysis_type,
}: Pick<Summary, 'title' | 'analysis_type'>): string {
  return title ?? `Untitled ${typeNames[analysis_type].toLowerCase()}`;
}

/** Whose scores these are, from an analyzer such as `gemini:<model>` or `signal:<version>`. */
export function judgeOf(analyzer: string): string {
  if (analyzer.startsWith('gemini:')) return 'Judged by Gemini';
  if (analyzer.startsWith('signal:')) return 'Measured, not judged';
  return `Judged by ${analyzer}`;
}

/** What is said where a run ended without a report, or has not begun; null where nothing need be. */
export function remarkOn({
  status,
  stage,
  error,
}: Pick<Summary, 'status' | 'stage' | 'error'>): Remark | null {
  if (status === 'failed' && error !== null)
    return {
      kind: 'problem',
      title: 'This run failed',
      words: `${error.message} ${adviceOn(error)}`,
    };
  if (status === 'uploading') return stage === null ? stillUploading : atTheDoor;
  if (status === 'cancelled') return cancelled;
  if (status === 'expired') return expired;
  return null;
}

const adviceOn = ({ retryable }: RunError): string =>
  retryable ? 'Running it again may help.' : 'Running it again would most likely end the same way.';

/** Waits for a worker, and not to be tried once more: then its message says when. */
export const awaitsFirstTurn = ({
  status,
  stage,
  attempt,
}: Pick<Summary, 'status' | 'stage' | 'attempt'>): boolean =>
  attempt === 0 && stage === 'queued' && (status === 'queued' || status === 'processing');

/** Whether another video is what helps: this one would end the same way, or is gone. */
export const needsAnotherVideo = ({ status, error }: Pick<Summary, 'status' | 'error'>): boolean =>
  status === 'expired' || (status === 'failed' && error !== null && !error.retryable);

interface Remark {
  kind: 'problem' | 'hint';
  title: string;
  words: string;
}

const stillUploading: Remark = {
  kind: 'hint',
  title: 'The video is still on its way',
  words:
    'If another window is sending it, keep that one open. If none is, cancel this; otherwise it ends by itself within an hour.',
};
const atTheDoor: Remark = {
  kind: 'hint',
  title: 'The video has arrived',
  words:
    'Many videos are being judged at present. This one begins by itself as soon as it is its turn.',
};
const cancelled: Remark = {
  kind: 'hint',
  title: 'This run was cancelled',
  words: 'Run it again whenever you like.',
};
const expired: Remark = {
  kind: 'hint',
  title: 'This analysis has expired',
  words: 'Its video and results have been removed. Upload the video again to have it judged.',
};

import type { Summary } from '../../functions/src/contract/summary.ts';

const BAR_WIDTH = 24;

export type Progress = Pick<Summary, 'status' | 'stage' | 'progress' | 'message'>;

/** One line that a terminal redraws: bar, percentage, stage and message within `columns`. */
export function progressBar({ progress, message, ...state }: Progress, columns: number): string {
  const filled = Math.round((progress / 100) * BAR_WIDTH);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
  const words = [bar, `${progress} %`.padStart(5), stageName(state), message ?? ''];
  return words.join('  ').trimEnd().slice(0, columns);
}

/** The line for a log that is not redrawn; null while neither the stage nor the tens moved on. */
export function progressLogLine(previous: Progress | null, current: Progress): string | null {
  const isSame =
    previous !== null &&
    stageName(previous) === stageName(current) &&
    Math.floor(previous.progress / 10) === Math.floor(current.progress / 10);
  if (isSame) return null;
  const line = `${`${current.progress} %`.padStart(5)}  ${stageName(current)}`;
  // Back in the queue: the message says why.
  const isBack = stageName(current) === 'queued' && current.progress > 0;
  return isBack && current.message !== null ? `${line}: ${current.message}` : line;
}

function stageName({ status, stage }: Pick<Progress, 'status' | 'stage'>): string {
  return status === 'processing' ? (stage ?? status) : status;
}

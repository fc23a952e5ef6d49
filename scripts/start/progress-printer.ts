import { columnsOf } from '../terminal/say.ts';
import { type Progress, progressBar, progressLogLine } from './progress-line.ts';

export interface ProgressPrinter {
  show: (progress: Progress) => void;
  /** Ends the redrawn line, so that what follows starts on a new one. */
  finish: () => void;
}

/** Shows progress as one redrawn line on a terminal, elsewhere as a line now and then. */
export function createProgressPrinter(stream: NodeJS.WriteStream): ProgressPrinter {
  let previous: Progress | null = null;
  return {
    show: (progress) => {
      if (stream.isTTY) {
        stream.write(`\r\u001b[K${progressBar(progress, columnsOf(stream) - 1)}`);
      } else {
        const line = progressLogLine(previous, progress);
        if (line !== null) stream.write(`${line}\n`);
      }
      previous = progress;
    },
    finish: () => {
      if (stream.isTTY && previous !== null) stream.write('\n');
    },
  };
}

import { columnsOf, styled } from '../terminal/say.ts';
import type { Outcome } from './check.ts';
import { describeOutcome, signs } from './describe-outcome.ts';
import type { Telling } from './run-checks.ts';

const styles = { passed: 'green', failed: 'red', skipped: 'dim' } as const;

/** Tells each check on a line of its own; on a terminal, what is under way too. */
export function tellOn(stream: NodeJS.WriteStream, width: number): Telling {
  return {
    begin(title) {
      if (stream.isTTY) stream.write(`${styled('dim', '·', stream)} ${title}`);
    },
    end(outcome) {
      const rewind = stream.isTTY ? '\r\u001b[K' : '';
      const [line = '', ...below] = describeOutcome(outcome, width, columnsOf(stream));
      stream.write(`${rewind}${signOf(outcome, stream)} ${line}\n`);
      for (const each of below) stream.write(`${each}\n`);
    },
  };
}

const signOf = ({ kind }: Outcome, stream: NodeJS.WriteStream) =>
  styled(styles[kind], signs[kind], stream);

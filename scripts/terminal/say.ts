import process from 'node:process';
import { styleText } from 'node:util';

const DEFAULT_COLUMNS = 80;

type Style = Parameters<typeof styleText>[0];

/** Styles a text for `stream`: plain where it is no terminal or NO_COLOR is set. */
export function styled(style: Style, text: string, stream: NodeJS.WriteStream): string {
  return styleText(style, text, { stream });
}

/** A terminal that does not know its width says 0. */
export function columnsOf(stream: NodeJS.WriteStream): number {
  return stream.columns || DEFAULT_COLUMNS;
}

export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/**
 * Runs `work`, saying what it does and, once done, how long it took. A failure is marked and
 * thrown on.
 */
export async function step<Result>(
  title: string,
  work: () => Promise<Result>,
  stream: NodeJS.WriteStream = process.stdout,
): Promise<Result> {
  const startedAt = performance.now();
  const rewind = stream.isTTY ? '\r\u001b[K' : '';
  stream.write(`${styled('dim', '·', stream)} ${title}${stream.isTTY ? '' : ' …\n'}`);
  const conclude = (sign: string) => {
    const took = styled('dim', formatSeconds(performance.now() - startedAt), stream);
    stream.write(`${rewind}${sign} ${title}  ${took}\n`);
  };
  try {
    const result = await work();
    conclude(styled('green', '✓', stream));
    return result;
  } catch (error) {
    conclude(styled('red', '✗', stream));
    throw error;
  }
}

/** What a person is told of anything thrown. */
export function explain(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

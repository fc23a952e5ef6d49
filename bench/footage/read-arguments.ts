import path from 'node:path';
import { parseArgs } from 'node:util';

export interface FootageOptions {
  folder: string;
  /** Where curves are written; null: nowhere. */
  curves: string | null;
  /** Only clips whose name has this in it. */
  only: string | null;
  /** Whether what is wrong fails the command. */
  isStrict: boolean;
}

export const usage = `Usage: npm run bench footage -- <folder> [options]

Measures the videos of a folder as a worker does, and compares what is said of them with what its
truth.json says is true (docs/footage.md).

  --curves[=<folder>]  write each clip's curves as CSV and as a picture (<folder>/curves)
  --only=<text>        only clips whose name has this text in it
  --strict             exit with 1 where anything is wrong, not only where it cannot be read`;

/** Rejects what it does not know with an Error for people. */
export function readArguments(given: readonly string[]): FootageOptions | 'help' {
  // A bare --curves means the usual place: parseArgs knows no option with or without a value.
  const isBare = given.includes('--curves');
  const { values, positionals } = parseArgs({
    args: given.filter((argument) => argument !== '--curves'),
    options: {
      curves: { type: 'string' },
      only: { type: 'string' },
      strict: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) return 'help';
  const [folder, ...more] = positionals;
  if (folder === undefined) throw new Error('Which folder? It is to be named.');
  if (more.length > 0) throw new Error(`One folder at a time: not ${more.join(', ')} too.`);
  return {
    folder,
    curves: values.curves ?? (isBare ? path.join(folder, 'curves') : null),
    only: values.only ?? null,
    isStrict: values.strict,
  };
}

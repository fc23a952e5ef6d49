import { execa } from 'execa';
import { repositoryRoot } from './find-project.ts';
import { OperatorError } from './operator-error.ts';

export interface Finished {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** All that a command said: gcloud says why it failed on stderr, firebase-tools on stdout. */
export const wordsOf = ({ stdout, stderr }: Finished): string =>
  [stderr.trim(), stdout.trim()].filter((words) => words !== '').join('\n');

export type RunCommand = (argv: readonly string[], stdin?: string) => Promise<Finished>;

const howToGet: Readonly<Record<string, string>> = {
  gcloud: 'Install the Google Cloud CLI (https://cloud.google.com/sdk/docs/install).',
  firebase: 'Run `npm ci` first.',
};

/** Runs a command to its end in the repository's root, whatever its exit code; nothing is shown. */
export const runCommand: RunCommand = async ([program = '', ...argv], stdin) => {
  const result = await execa(program, argv, {
    cwd: repositoryRoot,
    preferLocal: true,
    reject: false,
    ...(stdin === undefined ? { stdin: 'ignore' } : { input: stdin }),
  });
  if (result.code === 'ENOENT') {
    throw new OperatorError(`${program} is not installed. ${howToGet[program] ?? ''}`.trim());
  }
  return { exitCode: result.exitCode ?? 1, stdout: result.stdout, stderr: result.stderr };
};

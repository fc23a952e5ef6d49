import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';
import { repositoryRoot } from '../setup/find-project.ts';
import type { Pause } from '../setup/not-yet.ts';
import { OperatorError } from '../setup/operator-error.ts';
import type { Call } from './firebase-calls.ts';
import { describeFailure, readFailure } from './read-failure.ts';

export interface Ended {
  exitCode: number;
  /** All that was shown meanwhile, without colours. */
  said: string;
}
export type RunFirebase = (argv: readonly string[]) => Promise<Ended>;

/** Runs firebase-tools, which is shown and may ask; what it says is kept. */
export const runFirebase: RunFirebase = async (argv) => {
  const { exitCode, all } = await execa('firebase', argv, {
    cwd: repositoryRoot,
    preferLocal: true,
    reject: false,
    all: true,
    stdin: 'inherit',
    stdout: ['inherit', 'pipe'],
    stderr: ['inherit', 'pipe'],
    env: {
      // In seconds: it gives the functions ten to load, which a busy machine does not keep to.
      FUNCTIONS_DISCOVERY_TIMEOUT: process.env['FUNCTIONS_DISCOVERY_TIMEOUT'] ?? '60',
      // It sees a pipe, and would take the colours out.
      ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
    },
  });
  return { exitCode: exitCode ?? 1, said: stripVTControlCharacters(all ?? '') };
};

/**
 * Makes the calls in order. One that fails for a reason that passes by itself is waited for and made
 * again, once. Throws an OperatorError that says why a deploy failed and what to do.
 */
export async function deployBy(
  calls: readonly Call[],
  project: string,
  { run, say, pause }: { run: RunFirebase; say: (line: string) => void; pause: Pause },
): Promise<void> {
  for (const { argv } of calls) {
    const first = await run(argv);
    if (first.exitCode === 0) continue;
    const minutes = readFailure(first.said)?.passesAfterMinutes;
    if (minutes === undefined) throw failed(first);
    say(`${readFailure(first.said)?.cause}. Waiting ${minutes} minutes, then trying once more …`);
    await pause(minutes * 60_000);
    const second = await run(argv);
    if (second.exitCode !== 0) throw failed(second);
  }

  function failed({ said }: Ended): OperatorError {
    return new OperatorError(describeFailure(said, project));
  }
}

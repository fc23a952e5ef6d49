import { spawn } from 'node:child_process';
import type { Stack } from './boot.ts';
import { untilEnd } from './until-end.ts';

/**
 * Runs a command against the stack and answers its exit code. One word alone is a line for the
 * shell, as `firebase emulators:exec` takes it. An abort of `signal` ends it with SIGTERM.
 */
export async function runCommand(
  [command, ...commandArguments]: readonly [string, ...string[]],
  stack: Stack,
  signal: AbortSignal,
): Promise<number> {
  signal.throwIfAborted();
  const child = spawn(command, commandArguments, {
    stdio: 'inherit',
    env: stack.environment,
    shell: commandArguments.length === 0,
  });
  try {
    return (await untilEnd(child, 'exit', signal)) ?? 1;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw new Error(`Cannot run ${command}: is it installed?`, { cause: error });
  }
}

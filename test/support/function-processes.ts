import { existsSync } from 'node:fs';
import process from 'node:process';
import { MARK_NAME } from '../../scripts/stack/leftovers.ts';
import { listProcesses, selectMarked } from '../../scripts/stack/processes.ts';
import { environmentVariable } from './stack-addresses.ts';

/**
 * The processes of one function of the stack that this one was started on. One that does not listen
 * yet is left out: the emulator never answers the request for which it starts a process that dies.
 */
export function processesOf(functionName: string): number[] {
  const stack = selectMarked(listProcesses(), `${MARK_NAME}=${environmentVariable(MARK_NAME)}`);
  return stack
    .filter(
      ({ text }) =>
        text.includes('functionsEmulatorRuntime') &&
        new RegExp(`FUNCTION_TARGET=${functionName}(\\s|$)`).test(text) &&
        existsSync(/ PORT=(\S+)/.exec(text)?.[1] ?? ''),
    )
    .map(({ pid }) => pid);
}

/** Kills them as the platform does, with no word; answers whether there was one. */
export function killFunction(functionName: string): boolean {
  const pids = processesOf(functionName);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  return pids.length > 0;
}

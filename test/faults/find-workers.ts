import { existsSync, readdirSync } from 'node:fs';
import { MARK_NAME } from '../../scripts/stack/leftovers.ts';
import { listProcesses, type RunningProcess, selectMarked } from '../../scripts/stack/processes.ts';
import { environmentVariable } from '../support/stack-addresses.ts';

/** The processes of the stack that this one was started on. */
function stackProcesses(): RunningProcess[] {
  return selectMarked(listProcesses(), `${MARK_NAME}=${environmentVariable(MARK_NAME)}`);
}

/**
 * The functions emulator's processes that work on tasks: one instance each. One that does not listen
 * yet is left out: the emulator never answers the request for which it starts a process that dies.
 */
export function findWorkers(): RunningProcess[] {
  return stackProcesses().filter(
    ({ text }) =>
      text.includes('functionsEmulatorRuntime') &&
      text.includes('FUNCTION_TARGET=processAnalysis') &&
      existsSync(/ PORT=(\S+)/.exec(text)?.[1] ?? ''),
  );
}

/** ffmpeg and ffprobe, whoever started them. */
export function findMediaTools(): RunningProcess[] {
  return stackProcesses().filter(({ text }) => /^\S*\bff(mpeg|probe)\b/.test(text));
}

/** The scratch folders of runs, living and dead. */
export function scratchFolders(): string[] {
  return readdirSync(environmentVariable('TMPDIR')).filter((name) =>
    name.startsWith('flokraft-run-'),
  );
}

/** A worker names its scratch folders after its process. */
export function foldersOf({ pid }: Pick<RunningProcess, 'pid'>): string[] {
  return scratchFolders().filter((name) => name.split(/[-.]/).includes(`${pid}`));
}

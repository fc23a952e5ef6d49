import { nextFreeOffset } from './check-ports.ts';
import { ROOT } from './paths.ts';
import { killMarked, listProcesses, type RunningProcess } from './processes.ts';

/** The environment variable that every process of a stack bears, and by which it is found again. */
export const MARK_NAME = 'FLOKRAFT_STACK';

export function markValue(offset: number, ownerPid: number): string {
  return `${ROOT}#${offset}#${ownerPid}#`;
}

/** The pid of the script that owns the stack of this checkout at `offset`; null if none lives. */
export function findOwner(processes: RunningProcess[], offset: number): number | null {
  const mark = `${MARK_NAME}=${ROOT}#${offset}#`;
  const ownerPids = new Set(
    processes.map(({ text }) => Number.parseInt(text.split(mark)[1] ?? '', 10)),
  );
  const owner = processes.find(
    ({ pid, text }) => ownerPids.has(pid) && text.includes(`${ROOT}/scripts/`),
  );
  return owner?.pid ?? null;
}

/**
 * Ends what a crashed stack of this checkout left behind. Throws an Error if the stack at this
 * offset is alive: it is somebody's.
 */
export async function clearLeftovers(offset: number): Promise<void> {
  const ownerPid = findOwner(listProcesses(), offset);
  if (ownerPid !== null) {
    throw new Error(
      `The stack of this checkout is already running (process ${ownerPid}). Stop it first, or run ` +
        `a second one beside it: FLOKRAFT_PORT_OFFSET=${await nextFreeOffset(offset)}.`,
    );
  }
  await killMarked(`${MARK_NAME}=${ROOT}#${offset}#`);
}

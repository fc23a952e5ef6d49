import { readFileSync } from 'node:fs';

/** A process as `<pid>-<start>`: the kernel gives a pid again, but not with the same start. */
export function processIdentity(processId: number): string {
  return `${processId}-${startTicks(processId)}`;
}

export function isAlive(identity: string): boolean {
  const processId = Number(identity.split('-')[0]);
  return exists(processId) && processIdentity(processId) === identity;
}

function exists(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // Somebody else's, which is there but not ours to signal.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of man 5 proc_pid_stat, counted past the name, which may hold spaces; 0 without /proc. */
function startTicks(processId: number): string {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0';
  } catch {
    return '0';
  }
}

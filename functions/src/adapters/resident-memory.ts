import { readdirSync, readFileSync } from 'node:fs';

/**
 * Bytes of RAM that this process and its descendants hold. Where the kernel does not list children
 * (man 5 proc_pid_task_children), this process alone. Reads synchronously: /proc never waits, and
 * a busy thread pool would delay what is to be seen in time.
 */
export function residentBytes(): number {
  return bytesOfDescendants(process.pid) + process.memoryUsage.rss();
}

function bytesOfDescendants(processId: number): number {
  return childrenOf(processId).reduce(
    (sum, child) => sum + bytesOf(child) + bytesOfDescendants(child),
    0,
  );
}

/** A child belongs to the thread that started it. */
function childrenOf(processId: number): number[] {
  return threadsOf(processId).flatMap((thread) =>
    read(`/proc/${processId}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
}

function threadsOf(processId: number): string[] {
  try {
    return readdirSync(`/proc/${processId}/task`);
  } catch {
    return [];
  }
}

function bytesOf(processId: number): number {
  const status = read(`/proc/${processId}/status`);
  return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

/** Nothing for a process that has just ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

import { readdirSync, readFileSync } from 'node:fs';

/**
 * Bytes of RAM that this process and its descendants hold. What children have of files, which is
 * ffmpeg's program and its libraries, lies in memory once, however many run it: the largest share
 * counts. Where the kernel does not list children (man 5 proc_pid_task_children), this process alone.
 * Reads synchronously: /proc never waits, and a busy thread pool would delay what is to be seen in time.
 */
export function residentBytes(): number {
  const children = descendantsOf(process.pid).map(memoryOf);
  const ofFiles = Math.max(0, ...children.map(({ fileBytes }) => fileBytes));
  const own = children.reduce((sum, { ownBytes }) => sum + ownBytes, 0);
  return process.memoryUsage.rss() + own + ofFiles;
}

function descendantsOf(processId: number): number[] {
  return childrenOf(processId).flatMap((child) => [child, ...descendantsOf(child)]);
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

function memoryOf(processId: number): { ownBytes: number; fileBytes: number } {
  const status = read(`/proc/${processId}/status`);
  const bytesOf = (name: string) =>
    Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024;
  const fileBytes = bytesOf('RssFile');
  return { ownBytes: bytesOf('VmRSS') - fileBytes, fileBytes };
}

/** Nothing for a process that has just ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

import { readFile } from 'node:fs/promises';

/**
 * Bytes of RAM that this process and its descendants hold. Where the kernel does not list children
 * (man 5 proc_pid_task_children), this process alone.
 */
export async function residentBytes(): Promise<number> {
  const descendants = await Promise.all((await childrenOf(process.pid)).map(bytesOfFamily));
  return descendants.reduce((sum, bytes) => sum + bytes, process.memoryUsage.rss());
}

async function bytesOfFamily(processId: number): Promise<number> {
  const [own, ...descendants] = await Promise.all([
    bytesOf(processId),
    ...(await childrenOf(processId)).map(bytesOfFamily),
  ]);
  return descendants.reduce((sum, bytes) => sum + bytes, own);
}

/** Of the main thread: neither Node nor ffmpeg starts a process from another one. */
async function childrenOf(processId: number): Promise<number[]> {
  const listed = await read(`/proc/${processId}/task/${processId}/children`);
  return listed.split(' ').filter(Boolean).map(Number);
}

async function bytesOf(processId: number): Promise<number> {
  const status = await read(`/proc/${processId}/status`);
  return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

/** Nothing for a process that has just ended. */
const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

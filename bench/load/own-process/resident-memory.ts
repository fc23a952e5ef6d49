import { readFile } from 'node:fs/promises';

/** Bytes of RAM that a process and its descendants hold, seen from outside; 0 once they are gone. */
export async function residentBytesOfFamily(processId: number): Promise<number> {
  const [own, ...descendants] = await Promise.all([
    residentBytes(processId),
    ...(await childrenOf(processId)).map(residentBytesOfFamily),
  ]);
  return descendants.reduce((sum, bytes) => sum + bytes, own);
}

/** Of this process alone. */
export async function residentBytes(processId: number): Promise<number> {
  return parseResidentBytes(await read(`/proc/${processId}/status`));
}

/** `VmRSS` of `/proc/<pid>/status`; a zombie has none. */
export function parseResidentBytes(status: string): number {
  return Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

/** Of the main thread, the only one from which Node starts processes. */
async function childrenOf(processId: number): Promise<number[]> {
  const listed = await read(`/proc/${processId}/task/${processId}/children`);
  return listed.split(' ').filter(Boolean).map(Number);
}

/** Nothing for a process that has just ended. */
const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

import { readFile } from 'node:fs/promises';

/** Memory of one process, in bytes. */
export interface ProcessMemory {
  /** All that is resident. */
  residentBytes: number;
  /** Of it: pages of files, such as its program and libraries. */
  fileBytes: number;
}

/**
 * Bytes of RAM that a process and its descendants hold, seen from outside; 0 once they are gone. What
 * the descendants have of files lies in memory once, however many run the same program: the largest
 * share counts.
 */
export async function residentBytesOfFamily(processId: number): Promise<number> {
  const own = await memoryOf(processId);
  const descendants = await Promise.all((await descendantsOf(processId)).map(memoryOf));
  const ofFiles = Math.max(0, ...descendants.map(({ fileBytes }) => fileBytes));
  return descendants.reduce(
    (sum, { residentBytes, fileBytes }) => sum + residentBytes - fileBytes,
    own.residentBytes + ofFiles,
  );
}

/** Of this process alone. */
export async function residentBytes(processId: number): Promise<number> {
  return (await memoryOf(processId)).residentBytes;
}

async function memoryOf(processId: number): Promise<ProcessMemory> {
  return parseMemory(await read(`/proc/${processId}/status`));
}

/** `/proc/<pid>/status`; a zombie has none. */
export function parseMemory(status: string): ProcessMemory {
  const bytesOf = (name: string) =>
    Number(new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) * 1024;
  return { residentBytes: bytesOf('VmRSS'), fileBytes: bytesOf('RssFile') };
}

async function descendantsOf(processId: number): Promise<number[]> {
  const children = await childrenOf(processId);
  const further = await Promise.all(children.map(descendantsOf));
  return [...children, ...further.flat()];
}

/** Of the main thread, the only one from which Node starts processes. */
async function childrenOf(processId: number): Promise<number[]> {
  const listed = await read(`/proc/${processId}/task/${processId}/children`);
  return listed.split(' ').filter(Boolean).map(Number);
}

/** Nothing for a process that has just ended. */
const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

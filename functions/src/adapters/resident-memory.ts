import { readdir, readFile } from 'node:fs/promises';

interface ProcessMemory {
  parentId: number;
  bytes: number;
}

/** Bytes of RAM that this process and its descendants hold; without /proc, this process alone. */
export async function residentBytes(): Promise<number> {
  const processes = await readProcesses();
  const own = processes.get(process.pid);
  if (own === undefined) return process.memoryUsage.rss();
  const family = new Set([process.pid]);
  let bytes = own.bytes;
  // Ids wrap around, so a child's may be lower than its parent's: repeat until nobody joins.
  for (let before = 0; before < family.size; ) {
    before = family.size;
    for (const [processId, { parentId, bytes: held }] of processes) {
      if (family.has(processId) || !family.has(parentId)) continue;
      family.add(processId);
      bytes += held;
    }
  }
  return bytes;
}

async function readProcesses(): Promise<Map<number, ProcessMemory>> {
  const names = await readdir('/proc').catch(() => []);
  const read = names
    .filter((name) => /^\d+$/.test(name))
    .map(async (name) => [Number(name), await readStatus(name)] as const);
  const processes = new Map<number, ProcessMemory>();
  for (const [processId, memory] of await Promise.all(read)) {
    if (memory !== null) processes.set(processId, memory);
  }
  return processes;
}

/** Null for a process that has just ended. */
async function readStatus(processId: string): Promise<ProcessMemory | null> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '');
  const parentId = /^PPid:\s*(\d+)/m.exec(status)?.[1];
  if (parentId === undefined) return null;
  return { parentId: Number(parentId), bytes: kibibytes(status, 'VmRSS') };
}

function kibibytes(status: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024;
}

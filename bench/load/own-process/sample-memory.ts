import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentBytesOfFamily } from './resident-memory.ts';

const intervalMs = 100;

export interface PeakMemory {
  /** The highest sum of both at one moment. */
  totalBytes: number;
  /** Of it: RAM of the process and its descendants. */
  residentBytes: number;
  /** Of it: bytes in its tmp, which is memory where functions run. */
  tmpBytes: number;
}

/** Samples a process from outside, about ten times a second, until the returned function is called. */
export function sampleMemory(processId: number, tmpFolder: string): () => Promise<PeakMemory> {
  let peak: PeakMemory = { totalBytes: 0, residentBytes: 0, tmpBytes: 0 };
  let stopped = false;
  async function sample(): Promise<void> {
    const [resident, tmpBytes] = await Promise.all([
      residentBytesOfFamily(processId),
      bytesIn(tmpFolder),
    ]);
    const totalBytes = resident + tmpBytes;
    if (totalBytes > peak.totalBytes) peak = { totalBytes, residentBytes: resident, tmpBytes };
  }
  async function sampleUntilStopped(): Promise<void> {
    while (!stopped) {
      await sample();
      await sleep(intervalMs);
    }
  }
  const sampling = sampleUntilStopped();
  return async () => {
    stopped = true;
    await sampling;
    return peak;
  };
}

export function requireProcFileSystem(): void {
  if (existsSync(`/proc/${process.pid}/task/${process.pid}/children`)) return;
  throw new Error(
    'Memory is sampled from outside through /proc/<pid>/task/<tid>/children, which this system ' +
      'does not have: run this benchmark on Linux.',
  );
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  // A file may vanish between the listing and the look at it.
  const sizes = entries.map((entry) =>
    stat(path.join(entry.parentPath, entry.name)).then(
      (found) => (found.isFile() ? found.size : 0),
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}

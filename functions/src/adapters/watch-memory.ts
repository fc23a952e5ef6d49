import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { MemoryReading } from '../workflows/ports/workspaces.ts';
import { residentBytes } from './resident-memory.ts';

const megabyte = 1024 * 1024;
const sampleIntervalMs = 500;

export interface MemoryWatch {
  read(): Promise<MemoryReading>;
  stop(): void;
}

/** Samples the memory of this process, its descendants and a folder, and tells each reading. */
export function watchMemory(
  directory: string,
  onReading: (reading: MemoryReading) => void,
): MemoryWatch {
  let peakRssMb = 0;
  let peakTmpMb = 0;
  let stopped = false;
  const read = async (): Promise<MemoryReading> => {
    const tmpMb = round((await bytesIn(directory)) / megabyte);
    const rssMb = round(residentBytes() / megabyte);
    peakRssMb = Math.max(peakRssMb, rssMb);
    peakTmpMb = Math.max(peakTmpMb, tmpMb);
    const reading = { rssMb, tmpMb, peakRssMb, peakTmpMb };
    if (!stopped) onReading(reading);
    return reading;
  };
  const sample = () => void read().catch(() => {});
  const timer = setInterval(sample, sampleIntervalMs).unref();
  return {
    read,
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}

async function bytesIn(directory: string): Promise<number> {
  const names = await readdir(directory).catch(() => []);
  // A file may vanish between the listing and the look at it.
  const sizes = names.map((name) =>
    stat(join(directory, name)).then(
      (file) => file.size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function round(megabytes: number): number {
  return Math.round(megabytes * 10) / 10;
}

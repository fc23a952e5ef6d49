import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../domain/errors.ts';
import type { MemoryReading, Workspace, Workspaces } from '../workflows/ports.ts';
import { residentBytes } from './resident-memory.ts';

const prefix = 'flokraft-run-';
const megabyte = 1024 * 1024;
const sampleIntervalMs = 500;
/** Even, so that a chunk never splits a 16-bit sample. */
const chunkBytes = 64 * 1024;

export function createWorkspaces(options: { rootDirectory: string }): Workspaces {
  return {
    async within<T>(name: string, use: (workspace: Workspace) => Promise<T>): Promise<T> {
      await removeStaleWorkspaces(options.rootDirectory, new Date());
      const directory = await mkdtemp(join(options.rootDirectory, `${prefix}${plainName(name)}-`));
      const memory = watchMemory(directory);
      try {
        return await use(openWorkspace(directory, memory.read));
      } finally {
        memory.stop();
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
}

/**
 * Removes what a killed worker left in this instance: folders unchanged for `olderThanMs`. A run
 * ends after 1,800 s, so an hour is safe. Returns how many were removed.
 */
export async function removeStaleWorkspaces(
  rootDirectory: string,
  now: Date,
  olderThanMs = 3_600_000,
): Promise<number> {
  const names = await readdir(rootDirectory).catch(() => []);
  let removed = 0;
  for (const name of names.filter((candidate) => candidate.startsWith(prefix))) {
    const directory = join(rootDirectory, name);
    const changed = await stat(directory).catch(() => null);
    if (!changed?.isDirectory() || now.getTime() - changed.mtimeMs < olderThanMs) continue;
    await rm(directory, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

function openWorkspace(directory: string, memory: () => Promise<MemoryReading>): Workspace {
  const path = (fileName: string) => join(directory, plainName(fileName));
  return {
    path,
    memory,
    remove: (fileName) => rm(path(fileName), { force: true }),
    async *read(fileName) {
      await using file = await open(path(fileName));
      const buffer = Buffer.alloc(chunkBytes);
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length);
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
      }
    },
  };
}

/** A name that stays inside its folder. */
function plainName(name: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) return name;
  throw new AppError('internal', 'Something went wrong on our side. Please try again.', {
    cause: new Error(`not a plain file name: ${JSON.stringify(name)}`),
  });
}

function watchMemory(directory: string) {
  let peakRssMb = 0;
  let peakTmpMb = 0;
  const read = async (): Promise<MemoryReading> => {
    const [rss, tmp] = await Promise.all([residentBytes(), bytesIn(directory)]);
    const reading = { rssMb: round(rss / megabyte), tmpMb: round(tmp / megabyte) };
    peakRssMb = Math.max(peakRssMb, reading.rssMb);
    peakTmpMb = Math.max(peakTmpMb, reading.tmpMb);
    return { ...reading, peakRssMb, peakTmpMb };
  };
  let sampling = false;
  const sample = async () => {
    if (sampling) return;
    sampling = true;
    await read().finally(() => {
      sampling = false;
    });
  };
  const timer = setInterval(() => void sample().catch(() => {}), sampleIntervalMs).unref();
  return { read, stop: () => clearInterval(timer) };
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

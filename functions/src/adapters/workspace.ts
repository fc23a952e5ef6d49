import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../domain/errors.ts';
import type { Workspace, Workspaces } from '../workflows/ports/workspaces.ts';
import { collectGarbage, keepYoungGenerationSmall } from './collect-garbage.ts';
import { createGzipFile } from './gzip-file.ts';
import { isAlive, processIdentity } from './process-identity.ts';
import { type MemoryWatch, watchMemory } from './watch-memory.ts';

const prefix = 'flokraft-run-';
/** Even, so that a chunk never splits a 16-bit sample. */
const chunkBytes = 64 * 1024;

export function createWorkspaces(options: { rootDirectory: string }): Workspaces {
  const { rootDirectory } = options;
  const ours = `${prefix}${processIdentity(process.pid)}-`;
  return {
    async within(name, use, onReading = () => {}) {
      keepYoungGenerationSmall();
      await removeLeftovers(rootDirectory);
      const directory = await mkdtemp(join(rootDirectory, `${ours}${plainName(name)}-`));
      const memory = watchMemory(directory, onReading);
      try {
        return await use(openWorkspace(directory, memory));
      } finally {
        memory.stop();
        await rm(directory, { recursive: true, force: true });
        collectGarbage();
      }
    },
  };
}

/** What killed workers left counts as memory of this instance: a folder bears its process's name. */
async function removeLeftovers(rootDirectory: string): Promise<void> {
  for (const name of await readdir(rootDirectory)) {
    const owner = new RegExp(`^${prefix}(\\d+-\\d+)-`).exec(name)?.[1];
    if (owner === undefined || isAlive(owner)) continue;
    // Another user's stays.
    await rm(join(rootDirectory, name), { recursive: true, force: true }).catch(() => {});
  }
}

function openWorkspace(directory: string, memory: MemoryWatch): Workspace {
  const path = (fileName: string) => join(directory, plainName(fileName));
  return {
    path,
    memory: memory.read,
    writeGzip: (fileName) => createGzipFile(path(fileName)),
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

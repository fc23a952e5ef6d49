import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { atExit } from './at-exit.ts';

const namePrefix = 'flokraft-bench-';
const tmpfs = '/dev/shm';
/** statfs(2). */
const tmpfsMagic = 0x01021994;

/** A folder of its own that is gone at the latest when this process ends. */
export interface ScratchFolder {
  path: string;
  remove(): void;
}

/** In memory, where this machine has such a file system, or on disk. */
export function makeScratchFolder(kind: 'tmpfs' | 'disk'): ScratchFolder {
  const parent = kind === 'tmpfs' && hasTmpfs() ? tmpfs : tmpdir();
  removeLeftovers(parent);
  const folder = mkdtempSync(path.join(parent, `${namePrefix}${process.pid}-`));
  // A process that has been killed may still write its last file: then the folder is not empty.
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const withdraw = atExit(remove);
  return {
    path: folder,
    remove() {
      remove();
      withdraw();
    },
  };
}

/** Those of a bench that was killed: on a tmpfs they would hold memory until the next boot. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = new RegExp(`^${namePrefix}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

export function hasTmpfs(): boolean {
  try {
    accessSync(tmpfs, constants.W_OK);
    return statfsSync(tmpfs).type === tmpfsMagic;
  } catch {
    return false;
  }
}

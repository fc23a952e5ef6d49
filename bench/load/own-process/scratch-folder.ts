import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atExit } from './at-exit.ts';

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
  const folder = mkdtempSync(path.join(parent, 'flokraft-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const withdraw = atExit(remove);
  return {
    path: folder,
    remove() {
      remove();
      withdraw();
    },
  };
}

export function hasTmpfs(): boolean {
  try {
    accessSync(tmpfs, constants.W_OK);
    return statfsSync(tmpfs).type === tmpfsMagic;
  } catch {
    return false;
  }
}

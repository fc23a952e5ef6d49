import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { atExit } from './at-exit.ts';

/** A memory cgroup below our own: its processes and what they write to a tmpfs share one limit. */
export interface MemoryGroup {
  /** A process joins by writing its id into this file. */
  membersPath: string;
  /** Processes that the kernel has killed in it for want of memory. */
  kills(): number;
  remove(): Promise<void>;
}
export type MemoryGroups =
  | { possible: true; make(limitMib: number): MemoryGroup }
  | { possible: false; reason: string };

/** How the two versions of cgroups differ: https://docs.kernel.org/admin-guide/cgroup-v1/memory.html */
interface Version {
  root: string;
  /** Of files and what to write; a missing optional one is no failure. */
  limits(bytes: number): { file: string; text: string; optional: boolean }[];
  killsFile: string;
}

const versions: Readonly<Record<'v1' | 'v2', Version>> = {
  v1: {
    root: '/sys/fs/cgroup/memory',
    limits: (bytes) => [
      { file: 'memory.limit_in_bytes', text: String(bytes), optional: false },
      { file: 'memory.memsw.limit_in_bytes', text: String(bytes), optional: true },
    ],
    killsFile: 'memory.oom_control',
  },
  v2: {
    root: '/sys/fs/cgroup',
    limits: (bytes) => [
      { file: 'memory.max', text: String(bytes), optional: false },
      { file: 'memory.swap.max', text: '0', optional: true },
      { file: 'memory.oom.group', text: '1', optional: true },
    ],
    killsFile: 'memory.events',
  },
};

const namePrefix = 'flokraft-bench-';
const ownNamePrefix = `${namePrefix}${process.pid}-`;
const bytesPerMib = 2 ** 20;
const removalTries = 40;
const removalPauseMs = 50;
let made = 0;

/** Tries one out, for nothing else tells whether this machine lets us make them. */
export function findMemoryGroups(): MemoryGroups {
  try {
    const { version, groupPath } = ownMemoryGroup(readFileSync('/proc/self/cgroup', 'utf8'));
    const parent = path.join(versions[version].root, groupPath);
    removeLeftovers(parent);
    rmdirSync(makeGroup(versions[version], parent, 512));
    return {
      possible: true,
      make: (limitMib) =>
        openGroup(versions[version], makeGroup(versions[version], parent, limitMib)),
    };
  } catch (error) {
    return { possible: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Which hierarchy accounts for memory and where we are in it, from `/proc/self/cgroup`. */
export function ownMemoryGroup(text: string): { version: 'v1' | 'v2'; groupPath: string } {
  const lines = text.split('\n').map((line) => /^(\d+):([^:]*):(.*)$/.exec(line));
  const old = lines.find((line) => line?.[2]?.split(',').includes('memory'));
  if (old?.[3] !== undefined) return { version: 'v1', groupPath: old[3] };
  const unified = lines.find((line) => line?.[1] === '0' && line[2] === '');
  if (unified?.[3] !== undefined) return { version: 'v2', groupPath: unified[3] };
  throw new Error('This system has no memory cgroups.');
}

/** From `memory.oom_control` (v1) or `memory.events` (v2). */
export function countKills(text: string): number {
  const count = /^oom_kill (\d+)$/m.exec(text)?.[1];
  if (count === undefined) throw new Error('This kernel does not count what it kills in a cgroup.');
  return Number(count);
}

function makeGroup(version: Version, parent: string, limitMib: number): string {
  made += 1;
  const directory = path.join(parent, `${ownNamePrefix}${made}`);
  mkdirSync(directory);
  try {
    for (const { file, text, optional } of version.limits(limitMib * bytesPerMib)) {
      try {
        // Opened without O_CREAT: where the controller is off, its files are not there.
        writeFileSync(path.join(directory, file), text, { flag: 'r+' });
      } catch (error) {
        if (!optional) throw error;
      }
    }
    countKills(readFileSync(path.join(directory, version.killsFile), 'utf8'));
  } catch (error) {
    rmdirSync(directory);
    throw error;
  }
  return directory;
}

function openGroup(version: Version, directory: string): MemoryGroup {
  const removeNow = () => removeQuietly(directory);
  const withdraw = atExit(removeNow);
  return {
    membersPath: path.join(directory, 'cgroup.procs'),
    kills: () => countKills(readFileSync(path.join(directory, version.killsFile), 'utf8')),
    // Busy until the last member has been reaped.
    async remove() {
      for (let tries = 0; tries < removalTries && !removeNow(); tries += 1) {
        await sleep(removalPauseMs);
      }
      withdraw();
    },
  };
}

/** Those of a bench that was killed; one in use cannot be removed, one of ours may be in use soon. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(namePrefix) || name.startsWith(ownNamePrefix)) continue;
    removeQuietly(path.join(parent, name));
  }
}

function removeQuietly(directory: string): boolean {
  try {
    rmdirSync(directory);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

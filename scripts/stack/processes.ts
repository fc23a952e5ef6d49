import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;
/** A killed process takes seconds where the machine is short of memory; one that takes longer is the system's. */
const KILL_TIMEOUT_MS = 30_000;

export interface RunningProcess {
  pid: number;
  parentPid: number;
  /** Command line and environment, as far as the system shows them. */
  text: string;
}

/** The processes of this user. Needs /proc, or a `ps` that knows -E (macOS). */
export function listProcesses(): RunningProcess[] {
  return existsSync('/proc/self/environ') ? readProcFileSystem() : readPs();
}

function readProcFileSystem(): RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const text = ['cmdline', 'environ']
          .map((file) => readFileSync(`/proc/${name}/${file}`, 'utf8').replaceAll('\0', ' '))
          .join(' ');
        return [{ pid: Number(name), parentPid: readStat(name).parentPid, text }];
      } catch {
        return [];
      }
    });
}

function readPs(): RunningProcess[] {
  const lines = execFileSync('ps', ['-A', '-E', '-ww', '-o', 'pid=,ppid=,command='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }).split('\n');
  return lines.flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return match === null
      ? []
      : [{ pid: Number(match[1]), parentPid: Number(match[2]), text: match[3] ?? '' }];
  });
}

/** Those that bear the mark, and their descendants, which may have been started without it. */
export function selectMarked(processes: RunningProcess[], mark: string): RunningProcess[] {
  const selected = new Set(processes.filter(({ text }) => text.includes(mark)));
  for (const parent of selected) {
    for (const child of processes) if (child.parentPid === parent.pid) selected.add(child);
  }
  return [...selected].filter(({ pid }) => pid !== process.pid);
}

/** Kills every process that bears the mark and returns when none is left. */
export async function killMarked(mark: string): Promise<void> {
  const deadlineMs = performance.now() + KILL_TIMEOUT_MS;
  const killed = new Set<number>();
  while (performance.now() < deadlineMs) {
    const found = selectMarked(listProcesses(), mark);
    for (const { pid } of found) {
      kill(pid);
      killed.add(pid);
    }
    if (found.length === 0 && ![...killed].some(isRunning)) return;
    await sleep(POLL_MS);
  }
}

/**
 * Whether a process still holds what it held: ports are given back after the memory, from which its
 * mark is read. One that has ended and waits for its parent to notice holds nothing.
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    const { state } = readStat(pid);
    return state !== 'Z' || readdirSync(`/proc/${pid}/task`).length > 1;
  } catch {
    // It ended meanwhile, or there is no /proc.
    return !existsSync('/proc/self/stat');
  }
}

function readStat(pid: number | string): { state: string; parentPid: number } {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
  const [state = '', parentPid] = afterName.split(' ');
  return { state, parentPid: Number(parentPid) };
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended between the listing and the signal.
  }
}

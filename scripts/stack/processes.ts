import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;

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
        const afterName = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1) ?? '';
        return [{ pid: Number(name), parentPid: Number(afterName.split(' ')[1]), text }];
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
  for (;;) {
    const left = selectMarked(listProcesses(), mark);
    if (left.length === 0) return;
    for (const { pid } of left) kill(pid);
    await sleep(POLL_MS);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended between the listing and the signal.
  }
}

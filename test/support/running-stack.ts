import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT, stackDirectory } from '../../scripts/stack/paths.ts';
import { LOCAL_HOST, movedPorts } from '../../scripts/stack/ports.ts';

const NAME = 'FLOKRAFT_STACK_UNDER_TEST';
const BOOT_TIMEOUT_MS = 180_000;

/** Who of a stack a signal goes to. `group`: all that a terminal's Ctrl-C reaches. */
export type Receiver =
  | 'npm'
  | 'run.mjs'
  | 'script'
  | 'command'
  | 'firebase-tools'
  | 'java'
  | 'guard'
  | 'group';

export interface RunningStack {
  /** Returns once it has said so. */
  said(words: string): Promise<void>;
  /** Who is gone already misses it. */
  signal(receiver: Receiver, signal: NodeJS.Signals): void;
  /** The command lines of what is still there of it. */
  left(): string[];
  /** Returns when nothing is left, or after so long. */
  gone(timeoutMs: number): Promise<string[]>;
  takenPorts(): Promise<number[]>;
  /** For what a failed test leaves. */
  endHard(): void;
  output(): string;
}

interface Found {
  pid: number;
  commandLine: string;
}

/** `npm run stack -- …` as a shell starts it: in a process group of its own. */
export function startStack(
  offset: number,
  command: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): RunningStack {
  const id = randomUUID();
  const npm: ChildProcess = spawn('npm', ['run', 'stack', '--', ...command], {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, ...environment, FLOKRAFT_PORT_OFFSET: `${offset}`, [NAME]: id },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream?.on('data', (text: Buffer) => {
      output += text;
    });
  }
  let hasEnded = false;
  npm.once('close', () => {
    hasEnded = true;
  });
  // A process that is started without our environment works in the stack's own folder.
  const find = () => findAny([`${NAME}=${id}`, `${stackDirectory(offset)}/`]);
  const is: Record<Exclude<Receiver, 'group'>, (found: Found) => boolean> = {
    npm: ({ pid }) => pid === npm.pid,
    'run.mjs': ({ commandLine }) => /^node scripts\/run\.mjs/.test(commandLine),
    script: ({ commandLine }) => commandLine.includes('scripts/stack.ts'),
    command: ({ commandLine }) => commandLine === command.join(' '),
    'firebase-tools': ({ commandLine }) => commandLine.includes('emulators:start'),
    java: ({ commandLine }) => /^\S*java /.test(commandLine),
    guard: ({ commandLine }) => commandLine.includes('stack/guard.ts'),
  };
  const left = () => find().map(({ commandLine }) => commandLine);
  return {
    async said(words) {
      const deadlineMs = Date.now() + BOOT_TIMEOUT_MS;
      while (!output.includes(words)) {
        if (Date.now() > deadlineMs || hasEnded)
          throw new Error(`It never said "${words}":\n${output}`);
        await sleep(20);
      }
    },
    signal(receiver, signal) {
      const pids =
        receiver === 'group'
          ? [-(npm.pid ?? 0)]
          : find()
              .filter(is[receiver])
              .map(({ pid }) => pid);
      for (const pid of pids) {
        try {
          process.kill(pid, signal);
        } catch {
          // It has ended.
        }
      }
    },
    left,
    async gone(timeoutMs) {
      const deadlineMs = Date.now() + timeoutMs;
      while (left().length > 0 && Date.now() < deadlineMs) await sleep(200);
      return left();
    },
    async takenPorts() {
      const ports = Object.values(movedPorts(offset));
      const free = await Promise.all(ports.map(isFree));
      return ports.filter((_port, index) => !free[index]);
    },
    endHard() {
      for (const { pid } of find()) process.kill(pid, 'SIGKILL');
    },
    output: () => output,
  };
}

/** Those whose command line or environment has one of the words in it. */
function findAny(words: readonly string[]): Found[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [commandLine = '', environment = ''] = ['cmdline', 'environ'].map((file) =>
          readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ').trim(),
        );
        const text = `${commandLine} ${environment}`;
        return words.some((word) => text.includes(word)) ? [{ pid: Number(pid), commandLine }] : [];
      } catch {
        return [];
      }
    });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: LOCAL_HOST, port, exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}

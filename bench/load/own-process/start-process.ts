import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { atExit } from './at-exit.ts';
import type { MemoryGroup } from './memory-group.ts';

const keptOutput = 8 * 1024;

export interface OwnProcess {
  processId: number;
  /** Sends a message and answers the next one that comes back; rejects `ProcessEnded`. */
  ask<T>(message: object): Promise<T>;
  /** Ends it and its descendants; returns when it is gone. */
  stop(): Promise<void>;
  /** Once it has ended. */
  whenEnded: Promise<ProcessEnded>;
}

/** It ended before it answered: with SIGKILL, or of itself, which is a fault of the program's. */
export class ProcessEnded extends Error {
  readonly killed: boolean;
  constructor(message: string, killed: boolean) {
    super(message);
    this.killed = killed;
  }
}

export interface OwnProcessOptions {
  environment: NodeJS.ProcessEnv;
  /** Its TMPDIR. */
  tmpFolder: string;
  group: MemoryGroup | null;
}

/** Starts a program of ours in a Node of its own; resolves once it has said that it is ready. */
export async function startProcess(
  program: string,
  { environment, tmpFolder, group }: OwnProcessOptions,
): Promise<OwnProcess> {
  // The shell joins the group before it becomes Node, so that all of Node's memory counts.
  const join = group === null ? '' : 'echo $$ > "$MEMORY_GROUP" && ';
  const child = spawn('/bin/sh', ['-c', `${join}exec "$0" "$@"`, process.execPath, program], {
    env: { ...environment, TMPDIR: tmpFolder, MEMORY_GROUP: group?.membersPath },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  let output = '';
  const keep = (text: string) => {
    output = (output + text).slice(-keptOutput);
  };
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);
  const whenEnded = once(child, 'close').then(() => {
    const how = child.signalCode ?? `code ${child.exitCode}`;
    const message = `${program} ended (${how}) before it answered. Its last words:\n${output}`;
    return new ProcessEnded(message, child.signalCode === 'SIGKILL');
  });
  const nextMessage = async <T>(): Promise<T> => {
    const answered = await Promise.race([once(child, 'message'), whenEnded]);
    if (answered instanceof ProcessEnded) throw answered;
    return answered[0];
  };
  const killFamily = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  const withdraw = atExit(killFamily);
  await nextMessage<{ ready: true }>();
  return {
    processId: child.pid ?? 0,
    async ask<T>(message: object) {
      const answer = nextMessage<T>();
      child.send(message, () => {});
      return answer;
    },
    async stop() {
      killFamily();
      await whenEnded;
      withdraw();
    },
    whenEnded,
  };
}

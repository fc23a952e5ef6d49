import type { ChildProcess } from 'node:child_process';

export interface Supervision {
  timeoutMs: number;
  signal: AbortSignal;
  /** Sees each line of stderr first; true: taken, so not kept for the tail. */
  takeErrorLine?(line: string): boolean;
}

/** How a child ended; of several causes the first one wins. */
export interface ChildEnd {
  cause: 'exited' | 'aborted' | 'timed_out' | 'not_started';
  exitCode: number | null;
  exitSignal: NodeJS.Signals | null;
  /** The last 8 KiB of stderr. */
  stderrTail: string;
}

/**
 * All that a reader of hostile files gets to know: no secret of ours. GCONV_PATH keeps the static
 * builds (ffmpeg-static, the bundled ones) from loading the system's iconv modules, on which they
 * crash with SIGSEGV at any MPEG-TS.
 */
export const childEnvironment: NodeJS.ProcessEnv = { GCONV_PATH: '/dev/null' };

const tailLength = 8 * 1024;

/**
 * Waits for a child that was just spawned, and kills it (SIGKILL: a stopped child survives SIGTERM)
 * on abort or after `timeoutMs`. Settles, never rejects, once the process and its pipes are closed.
 */
export function superviseChild(child: ChildProcess, supervision: Supervision): Promise<ChildEnd> {
  const { signal, timeoutMs, takeErrorLine } = supervision;
  return new Promise((resolve) => {
    let cause: ChildEnd['cause'] = 'exited';
    let tail = '';
    let partialLine = '';

    const keep = (text: string) => {
      tail = (tail + text).slice(-tailLength);
    };
    const end = (endedBy: 'aborted' | 'timed_out') => {
      if (cause === 'exited') cause = endedBy;
      child.kill('SIGKILL');
    };
    const onAbort = () => end('aborted');
    const timer = setTimeout(() => end('timed_out'), timeoutMs);
    const settle = (exitCode: number | null, exitSignal: NodeJS.Signals | null) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      keep(partialLine);
      resolve({ cause, exitCode, exitSignal, stderrTail: tail });
    };

    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (partialLine + text).split('\n');
      partialLine = (lines.pop() ?? '').slice(-tailLength);
      for (const line of lines) if (takeErrorLine?.(line) !== true) keep(`${line}\n`);
    });
    child.on('error', (error) => {
      if (child.pid !== undefined) return;
      cause = 'not_started';
      keep(error.message);
      settle(null, null);
    });
    child.on('close', settle);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
}

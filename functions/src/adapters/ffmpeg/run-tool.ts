import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ChildEnd, childEnvironment, superviseChild } from './supervise-child.ts';

export interface ToolOptions {
  timeoutMs: number;
  /** Past which the tool is killed, as if its time were up. */
  maxOutputBytes: number;
  signal: AbortSignal;
  /** What the tool reads from `pipe:0`. */
  input?: Readable;
  onOutput(text: string): void;
  /** As `superviseChild` has it. */
  takeErrorLine?(line: string): boolean;
}

/** Runs a program that only prints (ffprobe, ffmpeg -version) and tells how it ended. */
export async function runTool(
  path: string,
  toolArguments: readonly string[],
  options: ToolOptions,
): Promise<ChildEnd> {
  if (options.signal.aborted) {
    return { cause: 'aborted', exitCode: null, exitSignal: null, stderrTail: '' };
  }
  let spawned: ReturnType<typeof spawn>;
  try {
    spawned = spawn(path, toolArguments, {
      stdio: [options.input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
      env: childEnvironment,
    });
  } catch (error) {
    return { cause: 'not_started', exitCode: null, exitSignal: null, stderrTail: String(error) };
  }
  // A tool that has seen enough breaks the pipe: how it ended says whether that was well.
  if (options.input && spawned.stdin) pipeline(options.input, spawned.stdin).catch(() => {});
  const tooMuch = new AbortController();
  let outputBytes = 0;
  spawned.stdout?.setEncoding('utf8').on('data', (text: string) => {
    outputBytes += Buffer.byteLength(text);
    if (outputBytes > options.maxOutputBytes) tooMuch.abort();
    else options.onOutput(text);
  });
  const signal = AbortSignal.any([options.signal, tooMuch.signal]);
  const end = await superviseChild(spawned, { ...options, signal });
  return tooMuch.signal.aborted && !options.signal.aborted ? { ...end, cause: 'timed_out' } : end;
}

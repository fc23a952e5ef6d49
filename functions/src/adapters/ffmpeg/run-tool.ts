import { spawn } from 'node:child_process';
import { type ChildEnd, childEnvironment, superviseChild } from './supervise-child.ts';

export interface ToolOptions {
  timeoutMs: number;
  /** Past which the tool is killed, as if its time were up. */
  maxOutputBytes: number;
  signal: AbortSignal;
  onOutput(text: string): void;
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
      stdio: ['ignore', 'pipe', 'pipe'],
      env: childEnvironment,
    });
  } catch (error) {
    return { cause: 'not_started', exitCode: null, exitSignal: null, stderrTail: String(error) };
  }
  const tooMuch = new AbortController();
  let outputBytes = 0;
  spawned.stdout?.setEncoding('utf8').on('data', (text: string) => {
    outputBytes += Buffer.byteLength(text);
    if (outputBytes > options.maxOutputBytes) tooMuch.abort();
    else options.onOutput(text);
  });
  const signal = AbortSignal.any([options.signal, tooMuch.signal]);
  const end = await superviseChild(spawned, { timeoutMs: options.timeoutMs, signal });
  return tooMuch.signal.aborted && !options.signal.aborted ? { ...end, cause: 'timed_out' } : end;
}

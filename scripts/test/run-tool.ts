import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from '../stack/paths.ts';
import { untilEnd } from '../stack/until-end.ts';

export interface ToolResult {
  exitCode: number;
  output: string;
}

export interface ToolOptions {
  /** Takes the time of the processor that others leave, and a tenth of it where they want it all. */
  yielding?: boolean;
}

const NICENESS = 10;

/** Runs a tool of node_modules/.bin and keeps what it says. Throws the signal's reason on abort. */
export async function runTool(
  command: readonly [string, ...string[]],
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
  { yielding = false }: ToolOptions = {},
): Promise<ToolResult> {
  signal.throwIfAborted();
  const [tool, ...toolArguments]: readonly [string, ...string[]] = yielding
    ? ['nice', '-n', `${NICENESS}`, ...command]
    : command;
  const child = spawn(tool, toolArguments, {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: yielding,
  });
  if (yielding) yieldSession(child);
  const [code, output, errors] = await Promise.all([
    untilEnd(child, 'close', signal),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { exitCode: code ?? 1, output: stripVTControlCharacters(`${output}${errors}`).trim() };
}

/**
 * Linux shares the processor among sessions before it looks at the niceness of a process, where it
 * groups them (man 7 sched, "The autogroup feature"): so the tool's session yields too.
 */
function yieldSession({ pid }: ChildProcess): void {
  try {
    writeFileSync(`/proc/${pid}/autogroup`, `${NICENESS}`);
  } catch {
    // This system does not group them.
  }
}

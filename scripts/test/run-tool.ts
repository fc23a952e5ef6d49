import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from '../stack/paths.ts';

export interface ToolResult {
  exitCode: number;
  output: string;
}

/** Runs a tool of node_modules/.bin and keeps what it says. Throws the signal's reason on abort. */
export async function runTool(
  [tool, ...toolArguments]: readonly [string, ...string[]],
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<ToolResult> {
  signal.throwIfAborted();
  const child = spawn(tool, toolArguments, {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill('SIGTERM');
  signal.addEventListener('abort', end);
  try {
    const [[code], output, errors] = await Promise.all([
      once(child, 'close') as Promise<[number | null]>,
      text(child.stdout),
      text(child.stderr),
    ]);
    signal.throwIfAborted();
    return { exitCode: code ?? 1, output: stripVTControlCharacters(`${output}${errors}`).trim() };
  } finally {
    signal.removeEventListener('abort', end);
  }
}

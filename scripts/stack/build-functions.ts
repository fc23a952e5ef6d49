import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { FUNCTIONS, ROOT, TSC } from './paths.ts';

const run = promisify(execFile);

/**
 * Compiles functions/src into functions/lib. What has not changed is not written again, so that a
 * running stack, which reloads changed files, is left in peace. Throws an Error with tsc's words, or the signal's
 * reason.
 */
export async function buildFunctions(signal?: AbortSignal): Promise<void> {
  // The record of what was built lies in lib, so that removing lib removes it too.
  const record = path.join(FUNCTIONS, 'lib', '.tsbuildinfo');
  const options = ['-p', FUNCTIONS, '--incremental', '--tsBuildInfoFile', record];
  try {
    await run(process.execPath, [TSC, ...options], { cwd: ROOT, ...(signal && { signal }) });
  } catch (error) {
    signal?.throwIfAborted();
    const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    throw new Error(`The functions do not compile:\n${output}`, { cause: error });
  }
}

import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a script in a Node of its own and answers the JSON that it prints. */
export async function askChildNode<T>(nodeArguments: readonly string[]): Promise<T> {
  const { stdout } = await run(process.execPath, [...nodeArguments]);
  return JSON.parse(stdout) as T;
}

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { residentBytes } from '../../functions/src/adapters/resident-memory.ts';

const held = 200 * 2 ** 20;
/** Ends by itself too, should its parent be killed. */
const holder = `
const held = Buffer.alloc(${held}, 1);
setTimeout(() => held.length, 60_000);
`;
/** Starts the holder from a thread that is not its first one. */
const starter = `
const { Worker } = require('node:worker_threads');
const start = "const child = require('node:child_process').spawn(process.execPath, [process.argv[2]]);"
  + "process.on('exit', () => child.kill('SIGKILL'));";
new Worker(start, { eval: true, argv: process.argv.slice(2) });
process.stdin.on('end', () => process.exit()).resume();
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'resident-memory-'));
  await writeFile(join(folder, 'holder.cjs'), holder);
  await writeFile(join(folder, 'starter.cjs'), starter);
});
afterEach(() => rm(folder, { recursive: true }));

const holdsMore = (before: number) => () => residentBytes() - before > held;

it('counts a child of another thread of this process', async () => {
  const before = residentBytes();
  const start = `
    const { workerData, parentPort } = require('node:worker_threads');
    const child = require('node:child_process').spawn(process.execPath, [workerData]);
    parentPort.on('message', () => { child.kill('SIGKILL'); parentPort.close(); });
  `;
  const thread = new Worker(start, { eval: true, workerData: join(folder, 'holder.cjs') });
  await expect.poll(holdsMore(before), { timeout: 20_000 }).toBe(true);
  thread.postMessage('end');
  await new Promise((resolve) => thread.once('exit', resolve));
});

it('counts a grandchild that another thread of a child started', async () => {
  const before = residentBytes();
  const files = [join(folder, 'starter.cjs'), join(folder, 'holder.cjs')];
  const child = execFile(process.execPath, files);
  await expect.poll(holdsMore(before), { timeout: 20_000 }).toBe(true);
  child.stdin?.end();
  await new Promise((resolve) => child.once('close', resolve));
  await expect.poll(holdsMore(before), { timeout: 20_000 }).toBe(false);
});

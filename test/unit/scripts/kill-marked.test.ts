import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { isRunning, killMarked } from '../../../scripts/stack/processes.ts';

const listens = `
  const server = require('node:net').createServer().listen(0, '127.0.0.1', () => {
    process.on('SIGTERM', () => {});
    console.log(server.address().port, child.pid);
  });
  const held = Buffer.alloc(100_000_000, 1);
  const child = require('node:child_process').spawn('sleep', ['3600'], { env: {} });
`;

async function start(mark: string): Promise<{ parent: ChildProcess; port: number; child: number }> {
  const parent = spawn(process.execPath, ['-e', listens], {
    env: { ...process.env, MARK_OF_THIS_TEST: mark },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(parent.stdout as NodeJS.ReadableStream, 'data');
  const [port = 0, child = 0] = String(said).split(' ').map(Number);
  return { parent, port, child };
}

it('returns when the marked and what they started have given back what they held', async () => {
  const mark = randomUUID();
  const { parent, port, child } = await start(mark);
  expect(isRunning(child)).toBe(true);
  await killMarked(`MARK_OF_THIS_TEST=${mark}`);
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  server.close();
  expect([isRunning(child), isRunning(parent.pid ?? 0)]).toEqual([false, false]);
});

it('takes a process that has ended and is not waited for as ended', async () => {
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 3600'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(parent.stdout as NodeJS.ReadableStream, 'data');
  await expect.poll(() => isRunning(Number(said)), { timeout: 30_000 }).toBe(false);
  parent.kill('SIGKILL');
});

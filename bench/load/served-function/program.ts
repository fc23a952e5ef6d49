import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type HttpFunction, http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { importBuilt } from '../own-process/built-functions.ts';

/** One instance of a function, as it deploys, behind the server that the platform puts before it. */
const name = process.env['FUNCTION_TARGET'] ?? '';
const functions = await importBuilt<Record<string, HttpFunction>>('index.js');
const served = functions[name];
if (!served) throw new Error(`There is no function ${name} to serve.`);
http(name, served);
const server = getTestServer(name).listen(0, '127.0.0.1');
await once(server, 'listening');

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const block = { elapsedMs: 0, processorMs: 0 };
const processorMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};
let [seenMs, spentMs] = [performance.now(), processorMs()];
setInterval(() => {
  const [nowMs, nowSpentMs] = [performance.now(), processorMs()];
  block.elapsedMs = Math.max(block.elapsedMs, nowMs - seenMs);
  block.processorMs = Math.max(block.processorMs, nowSpentMs - spentMs);
  [seenMs, spentMs] = [nowMs, nowSpentMs];
}, 1).unref();

process.on('disconnect', () => process.exit());
process.on('message', async (message) => {
  if ((message as { asks?: string }).asks === 'block') {
    process.send?.({ ...block });
    Object.assign(block, { elapsedMs: 0, processorMs: 0 });
    return;
  }
  // What finalizers let go of is free only the next time.
  collectGarbage();
  await new Promise(setImmediate);
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ port: (server.address() as AddressInfo).port, liveBytes: heapUsed + external });
});
process.send?.({ ready: true });

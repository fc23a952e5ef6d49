import { EventEmitter } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FIREBASE_TOOLS } from '../../../scripts/stack/paths.ts';
import {
  type FunctionsEmulatorModules,
  shareProcesses,
} from '../../../scripts/stack/share-processes.ts';

interface Pool {
  readyForWork(triggerId: string, runtime: string): boolean;
  addWorker(trigger: { id: string }, runtime: object): { readyForWork(): void; state: string };
  submitRequest(triggerId: string, request: object, reply: object): Promise<void>;
}

const emulator = path.join(FIREBASE_TOOLS, 'lib', 'emulator');
const file = (name: string) => path.join(emulator, `${name}.js`);
const wide = { id: 'wide', region: 'earth' };
const pair = { id: 'pair', region: 'earth', concurrency: 2 };
const single = { id: 'single', region: 'earth', concurrency: 1 };
const endpoints = [wide, pair, single].map((endpoint) => ({
  ...{ entryPoint: endpoint.id, platform: 'gcfv2', httpsTrigger: {} },
  ...endpoint,
}));

/** These tests take what time of the processor others leave. */
const patience = { timeout: 60_000 };

let pool: Pool;
let FunctionsEmulator: new () => {
  started: number;
  startRuntime(backend: unknown, trigger?: { id: string }): Promise<unknown>;
};
let service: Server;
/** Requests that the process behind the workers has taken and not answered. */
let taken: ServerResponse[];

beforeEach(async () => {
  const load = createRequire(import.meta.url);
  for (const name of ['functionsEmulatorShared', 'functionsRuntimeWorker']) {
    delete load.cache[file(name)];
  }
  FunctionsEmulator = class {
    started = 0;
    async startRuntime() {
      this.started += 1;
    }
  };
  const modules: FunctionsEmulatorModules = {
    functionsEmulatorShared: load(file('functionsEmulatorShared')),
    functionsRuntimeWorker: load(file('functionsRuntimeWorker')),
    functionsEmulator: { FunctionsEmulator },
  };
  shareProcesses(modules);
  modules.functionsEmulatorShared.emulatedFunctionsFromEndpoints(endpoints);
  const { RuntimeWorkerPool } = modules.functionsRuntimeWorker as unknown as {
    RuntimeWorkerPool: new () => Pool;
  };
  pool = new RuntimeWorkerPool();
  taken = [];
  service = createServer((_request, response) => taken.push(response)).listen(0, '127.0.0.1');
  await vi.waitFor(() => expect(service.listening).toBe(true), patience);
});
afterEach(() => {
  service.closeAllConnections();
  service.close();
});

/** A process that has started; it answers when a test lets it. */
function startProcess(triggerId: string) {
  const { port } = service.address() as AddressInfo;
  const worker = pool.addWorker(
    { id: triggerId },
    {
      process: Object.assign(new EventEmitter(), { kill() {} }),
      events: new EventEmitter(),
      conn: { httpReqOpts: () => ({ host: '127.0.0.1', port }) },
    },
  );
  worker.readyForWork();
  return worker;
}

class Reply extends EventEmitter {
  writable = true;
  writeHead() {}
  write = () => true;
  end = () => this.emit('finish');
}
const isReady = (triggerId: string) => pool.readyForWork(triggerId, 'nodejs24');
async function ask(triggerId: string, times = 1): Promise<void> {
  const wanted = taken.length + times;
  for (let asked = 0; asked < times; asked += 1) {
    void pool.submitRequest(triggerId, { method: 'GET', path: '/', headers: {} }, new Reply());
  }
  await vi.waitFor(() => expect(taken.length).toBe(wanted), { ...patience, interval: 5 });
}

it('lets a process take as many at once as its function’s concurrency, and no more', async () => {
  startProcess('earth-pair');
  for (const ready of [true, true, false]) {
    expect(isReady('earth-pair')).toBe(ready);
    if (ready) await ask('earth-pair');
  }
});

it('keeps a process to itself where the function asks for that', async () => {
  startProcess('earth-single');
  await ask('earth-single');
  expect(isReady('earth-single')).toBe(false);
});

it('takes 80 at once where a function names no number', async () => {
  startProcess('earth-wide');
  await ask('earth-wide', 79);
  expect(isReady('earth-wide')).toBe(true);
  await ask('earth-wide');
  expect(isReady('earth-wide')).toBe(false);
});

it('goes on calling a process busy until its last request has ended', async () => {
  const worker = startProcess('earth-pair');
  await ask('earth-pair', 2);
  taken[0]?.end();
  await vi.waitFor(() => expect(isReady('earth-pair')).toBe(true), patience);
  expect(worker.state).toBe('BUSY');
  taken[1]?.end();
  await vi.waitFor(() => expect(worker.state).toBe('IDLE'), patience);
});

it('starts one process for as many that wait for it as it will take', async () => {
  const emulated = new FunctionsEmulator();
  const start = (id: string) => emulated.startRuntime({}, { id });
  await Promise.all([start('earth-pair'), start('earth-pair'), start('earth-pair')]);
  expect(emulated.started).toBe(2);
  await start('earth-pair');
  expect(emulated.started).toBe(3);
  await Promise.all([start('earth-single'), start('earth-single')]);
  expect(emulated.started).toBe(5);
});

import { createRequire } from 'node:module';
import path from 'node:path';
import { askDirectly } from './ask-directly.ts';
import { hastenAuth } from './hasten-auth.ts';
import { keepTogether } from './keep-together.ts';
import { mendHosting } from './mend-hosting.ts';
import { mendTaskQueue } from './mend-task-queue.ts';
import { FIREBASE_TOOLS } from './paths.ts';
import { shareProcesses } from './share-processes.ts';

// Preloaded into firebase-tools.
const load = createRequire(path.join(FIREBASE_TOOLS, 'package.json'));
const functionsEmulator = load('./lib/emulator/functionsEmulator.js');
askDirectly(load('./lib/apiv2.js'));
keepTogether(load('./lib/deploy/functions/runtimes/node/index.js'));
mendTaskQueue(load('./lib/emulator/taskQueue.js'));
hastenAuth(load('exegesis-express'));
mendHosting({
  superstatic: load('superstatic'),
  files: load('superstatic/lib/providers/fs'),
  proxy: load('./lib/hosting/proxy.js'),
  functionsEmulator,
});
shareProcesses({
  functionsEmulatorShared: load('./lib/emulator/functionsEmulatorShared.js'),
  functionsRuntimeWorker: load('./lib/emulator/functionsRuntimeWorker.js'),
  functionsEmulator,
});

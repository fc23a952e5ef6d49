import { createRequire } from 'node:module';
import path from 'node:path';
import { hastenAuth } from './hasten-auth.ts';
import { mendTaskQueue } from './mend-task-queue.ts';
import { FIREBASE_TOOLS } from './paths.ts';
import { shareProcesses } from './share-processes.ts';

// Preloaded into firebase-tools.
const load = createRequire(path.join(FIREBASE_TOOLS, 'package.json'));
mendTaskQueue(load('./lib/emulator/taskQueue.js'));
hastenAuth(load('exegesis-express'));
shareProcesses({
  functionsEmulatorShared: load('./lib/emulator/functionsEmulatorShared.js'),
  functionsRuntimeWorker: load('./lib/emulator/functionsRuntimeWorker.js'),
  functionsEmulator: load('./lib/emulator/functionsEmulator.js'),
});

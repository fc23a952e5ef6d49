import { createRequire } from 'node:module';
import path from 'node:path';
import { mendTaskQueue } from './mend-task-queue.ts';
import { FIREBASE_TOOLS } from './paths.ts';

// Preloaded into firebase-tools.
const load = createRequire(import.meta.url);
mendTaskQueue(load(path.join(FIREBASE_TOOLS, 'lib', 'emulator', 'taskQueue.js')));

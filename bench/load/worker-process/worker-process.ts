import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseEnv } from 'node:util';
import type { RunTask } from '../../../functions/src/workflows/ports/task-queue.ts';
import { PROJECT_ID } from '../../../scripts/stack/command-environment.ts';
import { FUNCTIONS } from '../../../scripts/stack/paths.ts';
import { adminSdk } from '../admin-sdk.ts';
import type { MemoryGroup } from '../own-process/memory-group.ts';
import { makeScratchFolder, type ScratchFolder } from '../own-process/scratch-folder.ts';
import { ProcessEnded, startProcess } from '../own-process/start-process.ts';

const program = path.join(import.meta.dirname, 'program.ts');

export interface WorkerProcess {
  processId: number;
  tmpFolder: string;
  /** `killed`, or the status in which the run left its analysis, with the code of its error. */
  run(task: RunTask): Promise<string>;
  stop(): Promise<void>;
}

export interface WorkerOptions {
  bucketFolder: string;
  group: MemoryGroup | null;
  /** What the worker takes for its own limit. */
  memoryMib: number;
}

/** A warm instance of the worker on the stack whose variables are in the environment. */
export async function startWorker(options: WorkerOptions): Promise<WorkerProcess> {
  const tmp: ScratchFolder = makeScratchFolder('tmpfs');
  const child = await startProcess(program, {
    environment: {
      ...parseEnv(readFileSync(path.join(FUNCTIONS, `.env.${PROJECT_ID}`), 'utf8')),
      ...process.env,
      ANALYZER: 'signal',
      // Else it takes itself for deployed, and refuses the bundled ffmpeg.
      FUNCTIONS_EMULATOR: 'true',
      BENCH_BUCKET_FOLDER: options.bucketFolder,
      BENCH_WORKER_MEMORY_MIB: String(options.memoryMib),
    },
    tmpFolder: tmp.path,
    group: options.group,
  }).catch((error: unknown) => {
    tmp.remove();
    throw error;
  });
  return {
    processId: child.processId,
    tmpFolder: tmp.path,
    async run(task) {
      try {
        await child.ask(task);
        return await readOutcome(task.analysisId);
      } catch (error) {
        if (error instanceof ProcessEnded && error.killed) return 'killed';
        throw error;
      } finally {
        // Else the stack's sweep would hand what was killed to the emulator's own worker.
        await adminSdk().firestore.recursiveDelete(analysisRef(task.analysisId));
      }
    },
    async stop() {
      await child.stop();
      tmp.remove();
    },
  };
}

async function readOutcome(analysisId: string): Promise<string> {
  const stored = await analysisRef(analysisId).get();
  const code: unknown = stored.get('error')?.code;
  return [stored.get('status'), code].filter(Boolean).join(': ');
}

const analysisRef = (analysisId: string) => adminSdk().firestore.doc(`analyses/${analysisId}`);

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseEnv } from 'node:util';
import { PROJECT_ID } from '../../../scripts/stack/command-environment.ts';
import { FUNCTIONS } from '../../../scripts/stack/paths.ts';
import { LOCAL_HOST } from '../../../scripts/stack/ports.ts';
import { makeScratchFolder } from '../own-process/scratch-folder.ts';
import { startProcess } from '../own-process/start-process.ts';

const program = path.join(import.meta.dirname, 'program.ts');

export interface UploadProcess {
  processId: number;
  address: string;
  stop(): Promise<void>;
}

/** One instance of `apiUpload` on the stack whose variables are in the environment. */
export async function startUploadProcess(): Promise<UploadProcess> {
  const tmp = makeScratchFolder('disk');
  const child = await startProcess(program, {
    environment: {
      // What deploys with the functions, malloc's settings among it.
      ...readEnvironment('.env'),
      ...readEnvironment(`.env.${PROJECT_ID}`),
      ...process.env,
      FUNCTIONS_EMULATOR: 'true',
    },
    tmpFolder: tmp.path,
    group: null,
  });
  const { port } = await child.ask<{ port: number }>({});
  return {
    processId: child.processId,
    address: `http://${LOCAL_HOST}:${port}`,
    async stop() {
      await child.stop();
      tmp.remove();
    },
  };
}

function readEnvironment(name: string) {
  const file = path.join(FUNCTIONS, name);
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}

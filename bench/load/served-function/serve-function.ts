import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseEnv } from 'node:util';
import { PROJECT_ID } from '../../../scripts/stack/command-environment.ts';
import { FUNCTIONS } from '../../../scripts/stack/paths.ts';
import { findMemoryGroups } from '../own-process/memory-group.ts';
import { makeScratchFolder } from '../own-process/scratch-folder.ts';
import { startProcess } from '../own-process/start-process.ts';

const program = path.join(import.meta.dirname, 'program.ts');

/** As both deploy: Node takes the size of its heap from what it may hold in all. */
const deployedMib = 512;

export interface Block {
  elapsedMs: number;
  /** Of its thread's own: the rest it waited for a machine that others use too. */
  processorMs: number;
}
export interface ServedFunction {
  processId: number;
  /** Such as `http://127.0.0.1:40123`. */
  address: string;
  monitorToken: string;
  /** What is left in its heap and buffers after a full collection of garbage. */
  liveBytes(): Promise<number>;
  /** For how long at most its event loop served nobody, since this was last asked. */
  longestBlock(): Promise<Block>;
  /** Why no limit of memory is in force; null where one is. */
  unlimited: string | null;
  stop(): Promise<void>;
}

/**
 * A function in one process, with these parameters, on the stack whose variables are in the
 * environment; under its own memory limit, where this machine lets us set one.
 */
export async function serveFunction(
  name: 'api' | 'apiUpload' | 'createAnalysis',
  parameters: Readonly<Record<string, string>> = {},
): Promise<ServedFunction> {
  const tmp = makeScratchFolder('disk');
  const groups = findMemoryGroups();
  const group = groups.possible ? groups.make(deployedMib) : null;
  const monitorToken = 'the-monitor-of-this-benchmark';
  const child = await startProcess(program, {
    environment: {
      ...readEnvironment('.env'),
      ...readEnvironment(`.env.${PROJECT_ID}`),
      ...process.env,
      ...parameters,
      FUNCTIONS_EMULATOR: 'true',
      FUNCTION_TARGET: name,
      CURSOR_SIGNING_KEY: 'the cursors of this benchmark',
      MONITOR_TOKEN: monitorToken,
    },
    tmpFolder: tmp.path,
    group,
  });
  const look = () => child.ask<{ port: number; liveBytes: number }>({});
  const { port } = await look();
  return {
    processId: child.processId,
    address: `http://127.0.0.1:${port}`,
    monitorToken,
    liveBytes: async () => (await look()).liveBytes,
    longestBlock: () => child.ask<Block>({ asks: 'block' }),
    unlimited: groups.possible ? null : groups.reason,
    async stop() {
      await child.stop();
      await group?.remove();
      tmp.remove();
    },
  };
}

const readEnvironment = (name: string) =>
  parseEnv(readFileSync(path.join(FUNCTIONS, name), 'utf8'));

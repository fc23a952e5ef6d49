import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, vi } from 'vitest';
import { freePort } from '../../scripts/faults/free-port.ts';

const functions = fileURLToPath(new URL('../../functions', import.meta.url));
const framework = createRequire(import.meta.url).resolve('@google-cloud/functions-framework');
const program = framework.replace(/index\.js$/, 'main.js');

/** Beside emulators, browsers and workers it may have to wait for the processor. */
const startMs = 90_000;
export const startHookMs = startMs + 10_000;

export interface BuiltFunction {
  /** Such as `http://127.0.0.1:40123`. */
  address: string;
  stop(): Promise<void>;
}

/**
 * One function of the build in a process of its own, as the platform starts it, beside the emulators.
 * It has these parameters alone; what is not among them has the default in code.
 */
export async function startBuiltFunction(
  target: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<BuiltFunction> {
  const port = await freePort();
  const platform = spawn(process.execPath, [program, `--source=${functions}`], {
    env: {
      ...process.env,
      ...parameters,
      FUNCTION_TARGET: target,
      PORT: `${port}`,
      FUNCTIONS_EMULATOR: 'true',
      CURSOR_SIGNING_KEY: 'the key of this test',
      MONITOR_TOKEN: 'none',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  platform.stdout.on('data', (text: Buffer) => {
    said += text;
  });
  const stop = async () => {
    if (platform.exitCode !== null || platform.signalCode !== null) return;
    platform.kill('SIGKILL');
    await once(platform, 'exit');
  };
  await vi
    .waitFor(() => expect(said).toContain('Serving function'), { timeout: startMs })
    .catch(async (late: unknown) => {
      await stop();
      throw late;
    });
  return { address: `http://127.0.0.1:${port}`, stop };
}

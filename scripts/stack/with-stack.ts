import process from 'node:process';
import { buildLocalDashboard } from '../dashboard/build-local-dashboard.ts';
import { bringMultipose } from '../models/install-multipose.ts';
import { explain, step, styled } from '../terminal/say.ts';
import { type BootOptions, bootStack, type Stack } from './boot.ts';
import { buildFunctions } from './build-functions.ts';
import { checkLocalParameters } from './check-local-parameters.ts';
import { describeForUse, examineFfmpeg } from './examine-ffmpeg.ts';
import { onStopSignals, Stopped } from './stop-signals.ts';

export interface WithStackOptions extends BootOptions {
  stream?: NodeJS.WriteStream;
  /** Hosting serves pages too, not the functions alone. */
  withDashboard?: boolean;
}

/**
 * Builds the functions, boots the stack, runs `use` on it and tears it down, whatever happens.
 * `use` answers the exit code; its signal aborts when the stack is to stop or has ended by itself.
 */
export async function withStack(
  use: (stack: Stack, signal: AbortSignal) => Promise<number>,
  options: WithStackOptions = {},
): Promise<number> {
  const { stream = process.stdout, withDashboard = false, ...bootOptions } = options;
  const stopSignal = onStopSignals();
  try {
    checkLocalParameters();
    const aboutFfmpeg = describeForUse(await examineFfmpeg());
    if (aboutFfmpeg !== null) stream.write(`${styled('yellow', aboutFfmpeg, stream)}\n`);
    await bringMultipose((line) => stream.write(`${styled('yellow', line, stream)}\n`));
    await step('Building the functions', () => buildFunctions(stopSignal), stream);
    if (withDashboard) {
      await step('Building the dashboard', () => buildLocalDashboard(stopSignal), stream);
    }
    const boot = () => bootStack(stopSignal, bootOptions);
    const stack = await step('Starting the local stack', boot, stream);
    const crash = new AbortController();
    let stopping = false;
    void stack.ended.then(() => {
      if (!stopping) crash.abort(new Error(`The emulators ended by themselves: ${stack.logPath}`));
    });
    try {
      return await use(stack, AbortSignal.any([stopSignal, crash.signal]));
    } finally {
      stopping = true;
      await step('Stopping the local stack', stack.stop, stream);
    }
  } catch (error) {
    if (error instanceof Stopped) return error.exitCode;
    stream.write(`${explain(error)}\n`);
    return 1;
  }
}

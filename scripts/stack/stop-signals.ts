import process from 'node:process';

/** The terminal, npm and run.mjs each pass the same Ctrl-C on: within this time it is one. */
const SAME_SIGNAL_MS = 2000;
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** Why a stack was asked to stop: the reason of the signal that `onStopSignals` gives. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  /** By the shell's convention: 130 for Ctrl-C, 143 for a plain kill. */
  readonly exitCode: number;

  constructor(signal: keyof typeof SIGNAL_NUMBERS) {
    super('Stopped.');
    this.exitCode = 128 + SIGNAL_NUMBERS[signal];
  }
}

/**
 * Aborts at the first Ctrl-C or kill. A Ctrl-C some seconds later is a person's impatience and exits
 * at once, run.mjs ending hard what is left; a kill that is repeated is a program's, and ends nothing
 * sooner.
 */
export function onStopSignals(): AbortSignal {
  const controller = new AbortController();
  let firstAtMs = 0;
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!controller.signal.aborted) {
        firstAtMs = performance.now();
        controller.abort(new Stopped(signal));
      } else if (signal === 'SIGINT' && performance.now() - firstAtMs > SAME_SIGNAL_MS) {
        process.exit(new Stopped(signal).exitCode);
      }
    });
  }
  return controller.signal;
}

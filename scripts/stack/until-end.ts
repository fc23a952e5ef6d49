import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** As long as a stack of its own takes to stop. A child that takes longer is killed. */
const END_TIMEOUT_MS = 10_000;

/**
 * The exit code of a child, null where a signal ended it. An abort of `signal` ends it with SIGTERM
 * and throws the signal's reason once it has ended, or does not.
 */
export async function untilEnd(
  child: ChildProcess,
  event: 'exit' | 'close',
  signal: AbortSignal,
): Promise<number | null> {
  const tooLate = Promise.withResolvers<[null]>();
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    child.kill('SIGTERM');
    timer = setTimeout(() => {
      child.kill('SIGKILL');
      tooLate.resolve([null]);
    }, END_TIMEOUT_MS);
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    const [code] = await Promise.race([
      once(child, event) as Promise<[number | null]>,
      tooLate.promise,
    ]);
    signal.throwIfAborted();
    return code;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Smaller ones are not worth a stop of some milliseconds. */
const worthwhileBytes = 1_000_000;

let collect: (() => void) | null = null;

/**
 * Buffers lie outside of V8's heap, and it lets them pile up while the heap is small. The platform
 * reads a body in pieces and joins them: by the time a handler runs, the pieces are garbage as large
 * as the body, and later the body is, with nothing to make V8 look for either.
 */
export function collectGarbageOf(bytes: number): void {
  if (bytes < worthwhileBytes) return;
  collect ??= exposeCollector();
  collect();
}

/** Contexts made after the flag is set have the function; this module's own has not. */
function exposeCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

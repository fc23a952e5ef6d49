import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: NodeJS.GCFunction | null = null;

/**
 * Buffers lie outside of V8's heap, and it lets them pile up while the heap is small: after a run of
 * a video, or when the platform has joined the pieces of a large body, there is garbage as large as
 * what was read, with nothing to make V8 look for it. Takes some milliseconds.
 */
export function collectGarbage(): void {
  collect ??= exposeCollector();
  collect();
}

/** Of that, what has only just become garbage, such as pieces of a body: takes a tenth of the time. */
export function collectYoungGarbage(): void {
  collect ??= exposeCollector();
  collect({ type: 'minor' });
}

/**
 * What a picture leaves dies young, some megabytes a second, and V8 answers with a young generation of
 * 128 MiB (Node 24), which it keeps. At 8 MiB the same run takes as long, and 100 MiB less.
 */
export function keepYoungGenerationSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Contexts made after the flag is set have the function; this module's own has not. */
function exposeCollector(): NodeJS.GCFunction {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as NodeJS.GCFunction;
}

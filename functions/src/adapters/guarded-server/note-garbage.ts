import { collectYoungGarbage } from '../collect-garbage.ts';

const worthCollectingBytes = 4 * 2 ** 20;

let uncollectedBytes = 0;

/** So many bytes were read, of all connections together, and their buffers let go of. */
export function noteGarbage(bytes: number): void {
  uncollectedBytes += bytes;
  if (uncollectedBytes < worthCollectingBytes) return;
  uncollectedBytes = 0;
  collectYoungGarbage();
}

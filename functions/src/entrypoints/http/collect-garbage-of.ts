import { collectGarbage } from '../../app.ts';

/** So much may lie about; each collection stops the instance for tens of milliseconds. */
const worthwhileBytes = 25_000_000;

let uncollectedBytes = 0;

/** Once a body has arrived, its pieces are garbage; once it has been stored, so is the body. */
export function collectGarbageOf(body: { byteLength: number } | undefined): void {
  uncollectedBytes += body?.byteLength ?? 0;
  if (uncollectedBytes < worthwhileBytes) return;
  uncollectedBytes = 0;
  collectGarbage();
}

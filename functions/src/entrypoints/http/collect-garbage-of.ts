import { collectGarbage } from '../../app.ts';

/** So much may lie about; each collection stops the instance for tens of milliseconds. */
const worthwhileBytes = 25_000_000;

let uncollectedBytes = 0;

/** Once a body has been stored or refused, it is garbage. */
export function collectGarbageOf(body: { byteLength: number }): void {
  uncollectedBytes += body.byteLength;
  if (uncollectedBytes < worthwhileBytes) return;
  uncollectedBytes = 0;
  collectGarbage();
}

import { collectGarbage } from '../../app.ts';

/** Smaller ones are not worth a stop of some milliseconds. */
const worthwhileBytes = 1_000_000;

/** Once a body has arrived, its pieces are garbage; once it has been stored, so is the body. */
export function collectGarbageOf(body: { byteLength: number } | undefined): void {
  if (body !== undefined && body.byteLength >= worthwhileBytes) collectGarbage();
}

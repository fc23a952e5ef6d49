import { browserTransport } from './browser-transport.ts';
import type { OpenUpload } from './remembered-upload.ts';
import { afterRequest, contentRange, resumesAt, resumeUpload } from './resumable-upload.ts';

/** What the service says of an upload; `unknown` where it does not answer, or cannot be asked. */
export type Received =
  | { kind: 'bytes'; bytes: number }
  | { kind: 'arrived' }
  | { kind: 'gone' }
  | { kind: 'unknown' };

/** Asks without the file how much of it has arrived. */
export async function askReceived(
  { state: target, video: { sizeBytes } }: OpenUpload,
  signal: AbortSignal,
): Promise<Received> {
  const asking = resumeUpload(sizeBytes, resumesAt(target.url));
  if (asking.step.kind !== 'ask') return { kind: 'unknown' };
  const { put } = browserTransport(new Blob(), target);
  const request = { fromByte: null, contentRange: contentRange(asking), onSent: () => {} };
  const { step, receivedBytes } = afterRequest(asking, await put(request, signal), 0);
  if (step.kind === 'arrived' || step.kind === 'gone') return { kind: step.kind };
  // A pause is a question without an answer, but for the one that tells of all bytes.
  const isTold = step.kind === 'send' || receivedBytes === sizeBytes;
  return isTold ? { kind: 'bytes', bytes: receivedBytes } : { kind: 'unknown' };
}

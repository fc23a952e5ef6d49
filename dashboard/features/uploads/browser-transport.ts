import type { Outcome } from './resumable-upload.ts';
import type { PutRequest, Transport } from './send-video.ts';

/** A connection that has moved nothing for so long is taken for lost. */
const stalledAfterMs = 60_000;
/** The same once the page is in sight again: what was sent before may have gone to sleep with it. */
const stalledInSightMs = 15_000;

const resumeIncomplete = 308;

/** Sends a file to the address that createAnalysis gave. */
export function browserTransport(
  file: Blob,
  target: { url: string; headers: Record<string, string> },
): Transport {
  return {
    put: ({ fromByte, contentRange, onSent }, signal) => {
      const body = fromByte === null ? null : file.slice(fromByte);
      const headers = {
        ...target.headers,
        ...(contentRange !== null && { 'Content-Range': contentRange }),
      };
      return put({ url: target.url, headers, body, onSent }, signal);
    },
    pause,
    random: Math.random,
  };
}

interface Put extends Pick<PutRequest, 'onSent'> {
  url: string;
  headers: Record<string, string>;
  body: Blob | null;
}

/** XMLHttpRequest, since fetch does not tell how much of a body has left. */
function put({ url, headers, body, onSent }: Put, signal: AbortSignal): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const request = new XMLHttpRequest();
  const abort = () => request.abort();
  let stalled = setTimeout(abort, stalledAfterMs);
  const waitFor = (ms: number) => {
    clearTimeout(stalled);
    stalled = setTimeout(abort, ms);
  };
  const endOfSight = whenInSight(() => waitFor(stalledInSightMs));
  request.upload.onprogress = ({ loaded }) => {
    waitFor(stalledAfterMs);
    onSent(loaded);
  };
  request.onload = () =>
    resolve({
      kind: 'answered',
      httpStatus: request.status,
      // Only this reply has it, and a browser complains of a header that it may not show.
      range: request.status === resumeIncomplete ? request.getResponseHeader('Range') : null,
    });
  request.onerror = async () => resolve({ kind: (await isReadable(body)) ? 'lost' : 'unreadable' });
  request.onabort = () => resolve({ kind: 'lost' });
  signal.addEventListener('abort', abort);
  request.open('PUT', url);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.send(body);
  return promise.finally(() => {
    clearTimeout(stalled);
    endOfSight();
    signal.removeEventListener('abort', abort);
  });
}

/** A browser reports a file that it cannot read any more as a connection that failed. */
async function isReadable(body: Blob | null): Promise<boolean> {
  const firstByte = body?.slice(0, 1).arrayBuffer();
  return (
    firstByte === undefined ||
    firstByte.then(
      () => true,
      () => false,
    )
  );
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, delayMs);
  const proceed = () => resolve();
  const endOfSight = whenInSight(proceed);
  window.addEventListener('online', proceed);
  signal.addEventListener('abort', proceed);
  return promise.finally(() => {
    clearTimeout(timer);
    endOfSight();
    window.removeEventListener('online', proceed);
    signal.removeEventListener('abort', proceed);
  });
}

/** Calls back whenever the page, out of sight or suspended, is looked at again. */
function whenInSight(callback: () => void): () => void {
  const onChange = () => {
    if (document.visibilityState === 'visible') callback();
  };
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}

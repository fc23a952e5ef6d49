import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { OperatorError } from '../setup/operator-error.ts';
import { follow } from './follow.ts';

export interface Download {
  url: string;
  sha256: string;
  path: string;
}
export interface Patience {
  attempts: number;
  /** Before the second attempt; doubled before each further one. */
  pauseMs: number;
  /** Without a byte. */
  silenceMs: number;
}
export const patient: Patience = { attempts: 5, pauseMs: 1_000, silenceMs: 30_000 };

/** Far more than any such archive: what sends more is no such archive. */
export const largestArchiveBytes = 1024 ** 3;

/** A connection that failed: worth another attempt. */
class Interruption extends Error {}

/**
 * Writes to `path` what has the given hash, and nothing else: what was begun and dropped is
 * continued where the server allows that. Throws an OperatorError.
 */
export async function download(wanted: Download, patience: Patience = patient): Promise<void> {
  const file = await open(wanted.path, 'w');
  try {
    const { sha256, resumed } = await receiveAll(wanted.url, file, patience);
    if (sha256 === wanted.sha256) return;
    // Two halves of two files: once more, in one piece.
    const again = resumed ? await receiveAll(wanted.url, file, patience, false) : { sha256 };
    if (again.sha256 !== wanted.sha256) throw otherBytes(wanted, again.sha256);
  } finally {
    await file.close();
  }
}

function otherBytes({ url, sha256 }: Download, found: string): OperatorError {
  return new OperatorError(
    `What came is not what is pinned, and was thrown away:\n  from    ${url}\n` +
      `  SHA-256 ${found}\n  pinned  ${sha256}\n` +
      'Do not change the pin to make this go away: find out first who changed the file.',
  );
}

/** What has been received so far. */
interface Progress {
  file: FileHandle;
  hash: Hash;
  receivedBytes: number;
  /** The server's name for these very bytes. */
  etag: string | null;
  resumed: boolean;
}

async function receiveAll(url: string, file: FileHandle, patience: Patience, mayResume = true) {
  const progress: Progress = {
    ...{ file, hash: createHash('sha256'), receivedBytes: 0, etag: null, resumed: false },
  };
  await startOver(progress);
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (!mayResume && progress.receivedBytes > 0) await startOver(progress);
      await receive(url, progress, patience.silenceMs);
      return { sha256: progress.hash.digest('hex'), resumed: progress.resumed };
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      if (attempt === patience.attempts) throw unreachable(url, error);
      await delay(patience.pauseMs * 2 ** (attempt - 1));
    }
  }
}

function unreachable(url: string, { message }: Interruption): OperatorError {
  return new OperatorError(
    `${new URL(url).host} cannot be reached, or breaks off: ${message}. Check the network and try again. ` +
      'Behind a proxy, set HTTPS_PROXY, and NODE_USE_ENV_PROXY=1. ' +
      `Or bring the file from another machine: \`npm run ffmpeg -- --archive <file>\` takes it where it is\n  ${url}`,
  );
}

async function receive(url: string, progress: Progress, silenceMs: number): Promise<void> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const response = await request(url, progress, silence.signal);
    const totalBytes = await agree(response, progress);
    if (response.body === null) throw new Interruption('the answer was empty');
    for await (const chunk of response.body) {
      timer.refresh();
      if (progress.receivedBytes + chunk.length > largestArchiveBytes) {
        throw new OperatorError(`${url} is larger than any archive of ffmpeg: nothing was kept.`);
      }
      await keep(chunk, progress);
    }
    if (totalBytes !== null && progress.receivedBytes < totalBytes) {
      throw new Interruption(`${progress.receivedBytes} of ${totalBytes} bytes came`);
    }
  } catch (error) {
    if (error instanceof OperatorError || error instanceof Interruption) throw error;
    throw new Interruption(
      silence.signal.aborted ? `no byte came for ${silenceMs / 1000} s` : reasonOf(error),
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
  }
}

async function keep(chunk: Uint8Array, progress: Progress): Promise<void> {
  const { file, receivedBytes } = progress;
  await file.write(chunk, 0, chunk.length, receivedBytes).catch((error: Error) => {
    throw new OperatorError(`The download cannot be written: ${error.message}.`);
  });
  progress.hash.update(chunk);
  progress.receivedBytes += chunk.length;
}

/** What fetch throws says why in its cause alone. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return 'code' in cause ? String(cause.code) : cause.message;
}

function request(url: string, { receivedBytes, etag }: Progress, signal: AbortSignal) {
  return follow(url, {
    signal,
    headers: {
      'accept-encoding': 'identity',
      ...(receivedBytes > 0 ? { range: `bytes=${receivedBytes}-` } : {}),
      ...(receivedBytes > 0 && etag !== null ? { 'if-range': etag } : {}),
    },
  });
}

/** Reads the answer's head: how long the whole is to be, or null where nobody says. */
async function agree(response: Response, progress: Progress): Promise<number | null> {
  const { status, headers } = response;
  const continued = status === 206 && startOf(headers) === progress.receivedBytes;
  if (status !== 200 && !continued) {
    await response.body?.cancel();
    if (status === 206 || status === 416) {
      await startOver(progress);
      throw new Interruption('the server could not continue');
    }
    if (status === 408 || status === 429 || status >= 500) {
      throw new Interruption(`it answered ${status}`);
    }
    throw new OperatorError(
      `${response.url} answers ${status}. Builds are removed after a while: move to a newer one, ` +
        'as docs/runbook.md shows ("A newer ffmpeg").',
    );
  }
  if (continued) progress.resumed = true;
  else if (progress.receivedBytes > 0) await startOver(progress);
  const etag = headers.get('etag');
  progress.etag = etag?.startsWith('"') ? etag : null;
  const length = headers.get('content-length');
  return length === null ? null : progress.receivedBytes + Number(length);
}

function startOf(headers: Headers): number {
  return Number(/^bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1] ?? Number.NaN);
}

async function startOver(progress: Progress): Promise<void> {
  progress.hash = createHash('sha256');
  progress.receivedBytes = 0;
  progress.etag = null;
  await progress.file.truncate(0);
}

import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { CopyFailure, copyNeverReady, copyUnusable, failureOfNetwork } from './failures.ts';
import { apiVersion, callService, type GeminiService } from './gemini-service.ts';
import { pause, withinTime } from './time-limit.ts';

const getTimeoutMs = 30_000;
const pollIntervalMs = 2_000;
/** Minutes of video are ready within seconds; a file that is not by then never gets ready. */
const processingTimeoutMs = 180_000;

const remoteFileSchema = z.object({
  name: z.string().regex(/^files\/[\w-]+$/),
  uri: z.string().min(1),
  state: z.string().default('PROCESSING'),
  expirationTime: z.iso.datetime().optional(),
  error: z.unknown().optional(),
});
/** A file at the model's side. */
export type RemoteFile = z.infer<typeof remoteFileSchema>;

/** files.get answers the bare file, an upload wraps it in `file`. */
export function readRemoteFile(body: string): RemoteFile {
  try {
    return z
      .union([remoteFileSchema, z.object({ file: remoteFileSchema }).transform(({ file }) => file)])
      .parse(JSON.parse(body));
  } catch (thrown) {
    throw failureOfNetwork(thrown);
  }
}

/** Throws CopyFailure where it is gone. */
async function getFile(
  service: GeminiService,
  name: string,
  signal: AbortSignal,
): Promise<RemoteFile> {
  const reply = await callService(service, {
    kind: 'get_file',
    method: 'GET',
    path: `/${apiVersion}/${name}`,
    timeoutMs: getTimeoutMs,
    signal,
  });
  return readRemoteFile(reply.body);
}

/** Null where it is gone or could not be processed: it has to be sent again. */
export async function findFile(
  service: GeminiService,
  name: string,
  signal: AbortSignal,
): Promise<RemoteFile | null> {
  try {
    const file = await getFile(service, name, signal);
    return file.state === 'FAILED' ? null : file;
  } catch (thrown) {
    if (thrown instanceof CopyFailure) return null;
    throw thrown;
  }
}

/** Waits until the model can read the file; throws CopyFailure where it never can. */
export async function waitUntilActive(
  service: GeminiService,
  known: RemoteFile,
  signal: AbortSignal,
): Promise<RemoteFile> {
  const { clock } = service;
  let file = known;
  try {
    return await withinTime({ clock, timeoutMs: processingTimeoutMs, signal }, async (limited) => {
      while (file.state !== 'ACTIVE') {
        // The proxy is our own encoder's work, hence readable: that it failed there is theirs.
        if (file.state === 'FAILED') throw copyUnusable(file.error ?? `${file.name} FAILED`);
        await pause(clock, pollIntervalMs, limited);
        file = await getFile(service, file.name, limited);
      }
      return file;
    });
  } catch (thrown) {
    const timedOut = thrown instanceof AppError && thrown.code === 'analyzer_timeout';
    throw timedOut && !signal.aborted ? copyNeverReady(`${file.name} ${file.state}`) : thrown;
  }
}

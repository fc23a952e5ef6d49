import { z } from 'zod';
import type { AppError } from '../../domain/errors.ts';
import { failureOfNetwork, invalidResponse } from './failures.ts';
import { apiVersion, callService, type GeminiService } from './gemini-service.ts';
import { pause, withinTime } from './time-limit.ts';

const pollIntervalMs = 2_000;
const pollTimeoutMs = 30_000;
/** Minutes of video are ready within seconds; a file that is not by then never gets ready. */
const processingTimeoutMs = 180_000;

const remoteFileSchema = z.object({
  name: z.string().regex(/^files\/[\w-]+$/),
  uri: z.string().min(1),
  state: z.string().default('PROCESSING'),
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
    throw invalidResponse(thrown);
  }
}

/** Waits until the model can read the file; throws analyzer_unavailable or analyzer_timeout. */
export async function waitUntilActive(
  service: GeminiService,
  uploaded: RemoteFile,
  signal: AbortSignal,
): Promise<void> {
  const { clock } = service;
  await withinTime({ clock, timeoutMs: processingTimeoutMs, signal }, async (limited) => {
    let file = uploaded;
    while (file.state !== 'ACTIVE') {
      if (file.state === 'FAILED') throw unreadableThere(file);
      await pause(clock, pollIntervalMs, limited);
      const reply = await callService(service, {
        method: 'GET',
        path: `/${apiVersion}/${file.name}`,
        timeoutMs: pollTimeoutMs,
        signal: limited,
      });
      file = readRemoteFile(reply.body);
    }
  });
}

/** The proxy is our own encoder's work, hence readable: that it failed there is theirs. */
function unreadableThere(file: RemoteFile): AppError {
  return failureOfNetwork(file.error ?? `${file.name} FAILED`);
}

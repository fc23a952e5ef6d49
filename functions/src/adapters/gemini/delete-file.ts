import type { Logger } from '../../workflows/ports.ts';
import type { RemoteFile } from './file-state.ts';
import { apiVersion, callService, type GeminiService } from './gemini-service.ts';

/** A cancelled worker must stop within 5 s, this call included. */
const deleteTimeoutMs = 3_000;

/** Removes the copy at the model's side, also after an abort; never throws. It would last 48 h. */
export async function deleteFile(
  service: GeminiService,
  file: Pick<RemoteFile, 'name'>,
  logger: Logger,
): Promise<void> {
  try {
    await callService(service, {
      method: 'DELETE',
      path: `/${apiVersion}/${file.name}`,
      timeoutMs: deleteTimeoutMs,
      signal: new AbortController().signal,
    });
  } catch (error) {
    logger.warn('gemini file not deleted', { file: file.name, error });
  }
}

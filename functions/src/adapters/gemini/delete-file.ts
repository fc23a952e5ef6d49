import { AppError } from '../../domain/errors.ts';
import { CopyFailure, failureOfNetwork } from './failures.ts';
import { apiVersion, callService, type GeminiService } from './gemini-service.ts';

/** A cancelled worker must stop within 5 s, this call included. */
const deleteTimeoutMs = 3_000;

/** Removes a file, also after an abort; nothing happens where it is gone. It would last 48 h. */
export async function deleteFile(service: GeminiService, name: string): Promise<void> {
  try {
    await callService(service, {
      kind: 'delete_file',
      method: 'DELETE',
      path: `/${apiVersion}/${name}`,
      timeoutMs: deleteTimeoutMs,
      signal: new AbortController().signal,
    });
  } catch (thrown) {
    if (thrown instanceof CopyFailure) return;
    const timedOut = thrown instanceof AppError && thrown.code === 'analyzer_timeout';
    throw timedOut ? failureOfNetwork(thrown) : thrown;
  }
}

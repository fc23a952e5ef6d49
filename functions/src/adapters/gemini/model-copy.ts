import { randomUUID } from 'node:crypto';
import type { ModelCopy } from '../../domain/states/analysis.ts';
import type { AnalysisJob } from '../../workflows/ports/analyzer.ts';
import type { Logger } from '../../workflows/ports.ts';
import { deleteFile } from './delete-file.ts';
import { findFile, type RemoteFile, waitUntilActive } from './file-state.ts';
import type { GeminiService } from './gemini-service.ts';
import { uploadFile } from './upload-file.ts';

export const mimeType = 'video/mp4';
/** https://ai.google.dev/gemini-api/docs/files */
const lifetimeMs = 48 * 60 * 60 * 1000;

/** A run's video at the model's side: found there or sent, and in the end removed. */
export interface CopyKeeper {
  /** Resolves when the model can read it; sends it only where no earlier attempt has. */
  ready(): Promise<RemoteFile>;
  /**
   * Removes the one that could not be used; nothing happens where another has taken its place, so that several
   * who use it may all say so. Null: it never got ready.
   */
  discard(uri: string | null): Promise<void>;
  /** Never throws: what stays is still remembered, and whoever ends the run removes it again. */
  remove(): Promise<void>;
}

export function createCopyKeeper(
  service: GeminiService,
  logger: Logger,
  job: Pick<AnalysisJob, 'runId' | 'copy' | 'keepCopy' | 'proxyPath' | 'signal'>,
  onSent: (fraction: number) => void,
): CopyKeeper {
  const { runId, signal } = job;
  let copy = job.copy;
  let active: RemoteFile | null = null;
  let preparing: Promise<RemoteFile> | null = null;
  let discarding: Promise<void> | null = null;

  async function remember(next: ModelCopy | null): Promise<void> {
    copy = next;
    await job.keepCopy(next);
  }

  async function find(): Promise<RemoteFile | null> {
    if (copy === null || copy.expiresAt <= service.clock.now()) return null;
    return findFile(service, copy.name, signal);
  }

  /**
   * Each time under a new name of ours, remembered before it can exist. A name that is the run's own
   * would be a trap: one whose upload broke off stays taken, and its file cannot be seen
   * (https://github.com/googleapis/python-genai/issues/913).
   */
  async function send(): Promise<RemoteFile> {
    const path = await job.proxyPath();
    signal.throwIfAborted();
    onSent(0);
    const name = `files/${randomUUID()}`;
    const expiresAt = new Date(service.clock.now().getTime() + lifetimeMs);
    await remember({ name, uri: null, expiresAt });
    const video = { path, mimeType, name, displayName: runId };
    const file = await uploadFile(service, video, { signal, onProgress: onSent });
    const { uri, expirationTime } = file;
    await remember({
      name: file.name,
      uri,
      expiresAt: expirationTime === undefined ? expiresAt : new Date(expirationTime),
    });
    return file;
  }

  async function deleteAtModel(name: string): Promise<boolean> {
    try {
      await deleteFile(service, name);
      return true;
    } catch (error) {
      logger.warn('model_copy_not_removed', { runId, name, error });
      return false;
    }
  }

  async function remove(): Promise<void> {
    active = null;
    if (copy === null) return;
    const { name } = copy;
    if (!(await deleteAtModel(name))) return;
    await remember(null).catch((error: unknown) => {
      // An aborted run may often not be written any more.
      if (!signal.aborted) logger.warn('model_copy_still_remembered', { runId, name, error });
    });
  }

  async function prepare(): Promise<RemoteFile> {
    let file = await find();
    if (file !== null && copy !== null) await remember({ ...copy, uri: file.uri });
    if (file === null) {
      // Not forgotten yet: a worker that sleeps, or bytes under way, may still bring it about, so
      // that whoever ends the run removes it once more.
      if (copy !== null) await deleteAtModel(copy.name);
      file = await send();
    }
    active = await waitUntilActive(service, file, signal);
    return active;
  }

  /** Once at a time, however many ask. */
  function together(): Promise<RemoteFile> {
    preparing ??= prepare().finally(() => {
      preparing = null;
    });
    return preparing;
  }

  return {
    async ready() {
      await discarding;
      return active ?? together();
    },
    async discard(uri) {
      const isOurs = preparing === null && (active?.uri ?? null) === uri;
      if (discarding === null && isOurs) {
        discarding = remove().finally(() => {
          discarding = null;
        });
      }
      await discarding;
    },
    remove,
  };
}

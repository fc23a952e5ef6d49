import type { Trim } from '../../contract/params.ts';
import type { PreparedVideo } from '../../contract/prepared-video.ts';
import { preparedPath, proxyPath } from '../../domain/video/object-paths.ts';
import { readPrepared, requireKept } from '../../domain/video/prepared-video.ts';
import type { StoredObject } from '../../domain/video/stored-object.ts';
import type { VideoBucket } from '../ports/video-bucket.ts';
import type { Workspace } from '../ports/workspaces.ts';
import type { Ports } from '../ports.ts';
import { readKept } from '../read-kept.ts';
import type { ClaimedRun } from './claim-run.ts';

/** What an earlier attempt or run prepared of this source and trim; null where it has to be made. */
export async function findPrepared(
  bucket: VideoBucket,
  run: ClaimedRun,
  source: StoredObject,
  trim: Trim | null,
): Promise<PreparedVideo | null> {
  const { text, proxyGeneration } = await readKept(bucket, run.summary.user_id, run.analysisId);
  if (text === null || proxyGeneration === null) return null;
  return readPrepared(text, { trim, sourceGeneration: source.generation, proxyGeneration });
}

/** The same of a source that is no longer kept; refuses `video_missing` where it would be needed. */
export async function findKept(
  bucket: VideoBucket,
  run: ClaimedRun,
  wanted: { trim: Trim | null; keptDays: number },
): Promise<PreparedVideo> {
  return requireKept(await readKept(bucket, run.summary.user_id, run.analysisId), wanted);
}

/** Written after the proxy that it names: a crash between the two leaves nothing that misleads. */
export async function keepPrepared(
  ports: Pick<Ports, 'bucket' | 'logger'>,
  run: ClaimedRun,
  prepared: PreparedVideo,
): Promise<void> {
  const { analysisId, runId, summary } = run;
  try {
    const text = JSON.stringify(prepared);
    await ports.bucket.writeText(preparedPath(summary.user_id, analysisId), text);
  } catch (error) {
    ports.logger.warn('prepared_not_kept', { analysisId, runId, error });
  }
}

/** The proxy as a local file, fetched from the bucket at the first call. */
export function proxyOnDemand(
  bucket: VideoBucket,
  workspace: Workspace,
  run: ClaimedRun,
  { proxy }: PreparedVideo,
  signal: AbortSignal,
): () => Promise<string> {
  const localPath = workspace.path('proxy.mp4');
  const fetch = async () => {
    const objectPath = proxyPath(run.summary.user_id, run.analysisId);
    const { generation, size_bytes: maxBytes } = proxy;
    const options = { generation, maxBytes, signal, onProgress: () => {} };
    await bucket.download(objectPath, localPath, options);
    return localPath;
  };
  let fetching: Promise<string> | undefined;
  return () => {
    fetching ??= fetch();
    return fetching;
  };
}

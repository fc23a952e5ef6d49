import type { Trim } from '../../contract/params.ts';
import type { BodyAssets, PreparedVideo } from '../../contract/prepared-video.ts';
import { bodyAssetPath, preparedPath, proxyPath } from '../../domain/video/object-paths.ts';
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

/** The landmarks and the preview that lie beside the video. */
export async function findBodyAssets(
  bucket: VideoBucket,
  { analysisId, summary }: ClaimedRun,
): Promise<BodyAssets> {
  const generationOf = async (asset: 'landmarks' | 'preview') =>
    (await bucket.stat(bodyAssetPath(summary.user_id, analysisId, asset)))?.generation ?? null;
  const [landmarks, preview] = await Promise.all([
    generationOf('landmarks'),
    generationOf('preview'),
  ]);
  return { landmarks, preview };
}

/**
 * Has what was kept name its landmarks and preview, before others are written in their place. Throws where
 * it cannot: then none may be.
 */
export async function nameBodyAssets(
  bucket: VideoBucket,
  run: ClaimedRun,
  kept: PreparedVideo,
): Promise<void> {
  if (kept.body_assets !== null) return;
  await writePrepared(bucket, run, { ...kept, body_assets: await findBodyAssets(bucket, run) });
}

/** Written after all that it names: a crash before leaves nothing that misleads. */
export async function keepPrepared(
  ports: Pick<Ports, 'bucket' | 'logger'>,
  run: ClaimedRun,
  prepared: PreparedVideo,
): Promise<void> {
  const { analysisId, runId } = run;
  await writePrepared(ports.bucket, run, prepared).catch((error: unknown) => {
    ports.logger.warn('prepared_not_kept', { analysisId, runId, error });
  });
}

const writePrepared = (
  bucket: VideoBucket,
  { analysisId, summary }: ClaimedRun,
  prepared: PreparedVideo,
): Promise<void> =>
  bucket.writeText(preparedPath(summary.user_id, analysisId), JSON.stringify(prepared));

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

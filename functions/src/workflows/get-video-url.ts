import type { GetVideoUrlReply } from '../contract/callables.ts';
import { isUnderWay } from '../contract/under-way.ts';
import { type Caller, requireAccess } from '../domain/access.ts';
import { AppError } from '../domain/errors.ts';
import type { Analysis } from '../domain/states/analysis.ts';
import { assetPaths, sourcePath } from '../domain/video/object-paths.ts';
import { sourceGone } from '../domain/video/prepared-video.ts';
import type { Ports } from './ports.ts';

/** A player asks for another as it goes on; whoever was handed one has it no longer than this. */
const lifetimeMs = 5 * 60 * 1000;

/** A short-lived URL of the first of the asset's objects that exists and may be seen. */
export async function getVideoUrl(
  ports: Pick<Ports, 'analyses' | 'bucket' | 'clock' | 'logger'>,
  caller: Caller,
  request: { analysisId: string; asset: string },
): Promise<GetVideoUrlReply> {
  const { analysisId, asset } = request;
  const analysis = requireAccess(await ports.analyses.read(analysisId), caller);
  const { summary } = analysis;
  const expiresAt = new Date(ports.clock.now().getTime() + lifetimeMs);
  const inForce = { runId: summary.run_id, attempt: summary.attempt };
  for (const path of assetPaths(summary.user_id, analysisId, asset, inForce)) {
    const object = await ports.bucket.stat(path);
    if (object === null) continue;
    if (path === sourcePath(summary.user_id, analysisId)) requireSource(analysis, object);
    const url = await ports.bucket.playbackUrl(path, expiresAt);
    ports.logger.info('video_url_made', { analysisId, asset, expiresAt });
    return { url, expiresAt: expiresAt.toISOString() };
  }
  if (asset !== 'video' && asset !== 'source') {
    throw new AppError('not_found', `This analysis has no ${asset}.`);
  }
  throw analysis.work.sourceKeptDays === null
    ? new AppError(
        'video_missing',
        'The video is gone or has not been uploaded yet. Please upload it first.',
      )
    : noSource(analysis.work.sourceKeptDays, asset);
}

/**
 * What has come through an upload session may be anything until a worker has looked at it; what an
 * operator has put there is theirs to answer for.
 */
function requireSource({ summary, work }: Analysis, { uploaded }: { uploaded: boolean }): void {
  // It is about to be removed.
  if (work.sourceKeptDays !== null) throw noSource(work.sourceKeptDays, 'source');
  if (!uploaded || (summary.video?.duration_seconds ?? null) !== null) return;
  throw new AppError(
    'video_missing',
    isUnderWay(summary.status)
      ? 'The video has not been checked yet. Please try again in a minute.'
      : 'The video has not been checked, so it cannot be played. Please run the analysis again.',
    { retryable: true },
  );
}

const noSource = (keptDays: number, asset: 'video' | 'source') =>
  sourceGone(
    keptDays,
    asset === 'source'
      ? 'The video as it was judged can still be played and saved.'
      : 'Please upload it again.',
  );

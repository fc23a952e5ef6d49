import type { GetVideoUrlReply } from '../contract/callables.ts';
import { type Caller, requireAccess } from '../domain/access.ts';
import { AppError } from '../domain/errors.ts';
import { assetPaths } from '../domain/video/object-paths.ts';
import type { Ports } from './ports.ts';

const lifetimeMs = 15 * 60 * 1000;

/** A short-lived URL of the first of the asset's objects that exists. */
export async function getVideoUrl(
  ports: Pick<Ports, 'analyses' | 'bucket' | 'clock' | 'logger'>,
  caller: Caller,
  request: { analysisId: string; asset: string },
): Promise<GetVideoUrlReply> {
  const { analysisId, asset } = request;
  const { summary } = requireAccess(await ports.analyses.read(analysisId), caller);
  const expiresAt = new Date(ports.clock.now().getTime() + lifetimeMs);
  const inForce = { runId: summary.run_id, attempt: summary.attempt };
  for (const path of assetPaths(summary.user_id, analysisId, asset, inForce)) {
    if ((await ports.bucket.stat(path)) !== null) {
      const url = await ports.bucket.playbackUrl(path, expiresAt);
      ports.logger.info('video_url_made', { analysisId, asset, expiresAt });
      return { url, expiresAt: expiresAt.toISOString() };
    }
  }
  if (asset === 'video' || asset === 'source') {
    throw new AppError(
      'video_missing',
      'The video is gone or has not been uploaded yet. Please upload it first.',
    );
  }
  throw new AppError('not_found', `This analysis has no ${asset}.`);
}

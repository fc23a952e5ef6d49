import type { Measurements } from '../../contract/measurements.ts';
import { posterPath } from '../../domain/video/object-paths.ts';
import { posterMoment } from '../../domain/video/poster-moment.ts';
import type { Workspace } from '../ports/workspaces.ts';
import type { Ports } from '../ports.ts';
import type { ClaimedRun } from './claim-run.ts';

const posterFile = 'poster.jpg';

/** A picture of the proxy into the bucket; answers the small one. Null where it fails: no run ends for it. */
export async function takePoster(
  { bucket, media, logger }: Pick<Ports, 'bucket' | 'media' | 'logger'>,
  { analysisId, runId, summary }: ClaimedRun,
  workspace: Workspace,
  options: { measurements: Measurements; seconds: number; signal: AbortSignal },
): Promise<string | null> {
  const { measurements, seconds, signal } = options;
  const localPath = workspace.path(posterFile);
  try {
    const small = await media.picture({
      ...posterMoment(measurements, seconds),
      ...{ proxyPath: workspace.path('proxy.mp4'), posterPath: localPath, signal },
    });
    const target = posterPath(summary.user_id, analysisId);
    await bucket.upload(localPath, target, { contentType: 'image/jpeg', signal });
    await workspace.remove(posterFile);
    return small;
  } catch (error) {
    signal.throwIfAborted();
    logger.warn('poster_not_taken', { analysisId, runId, error });
    return null;
  }
}

import type { PreparedVideo } from '../../contract/prepared-video.ts';
import { planBody } from '../../domain/video/body-plan.ts';
import { checkLength, videoGone } from '../../domain/video/check-video.ts';
import { proxyPath } from '../../domain/video/object-paths.ts';
import { lookedFor } from '../../domain/video/prepared-video.ts';
import { type Asked, toldAsAsked } from '../../domain/video/reuse.ts';
import type { Ports } from '../ports.ts';
import { findSource } from './fetch-video.ts';
import type { PipelineLimits } from './pipeline-limits.ts';
import { type Preparing, prepareVideo } from './prepare-video.ts';
import { findKept, findPrepared, nameBodyAssets, proxyOnDemand } from './prepared-video.ts';
import { paramsOf, profileOf, trimOf } from './run-profile.ts';
import { serves } from './serves.ts';

type Opening = Omit<Preparing, 'source' | 'trim' | 'kept'>;

export interface OpenedVideo {
  prepared: PreparedVideo;
  /** The proxy as a local file. */
  proxyPath(): Promise<string>;
}

/** The video as it is judged: what was prepared of it before, or else what is prepared now. */
export async function openVideo(
  ports: Ports,
  limits: PipelineLimits,
  opening: Opening,
): Promise<OpenedVideo> {
  const { run, held, workspace } = opening;
  const { bucket } = ports;
  const trim = trimOf(run);
  const asked: Asked = {
    style: run.summary.style,
    body: planBody(limits.body, profileOf(run), paramsOf(run)),
    lookedFor: lookedFor(profileOf(run), paramsOf(run)),
  };
  const reopen = (found: PreparedVideo): OpenedVideo => {
    const { duration_seconds: durationSeconds } = found.probed;
    checkLength({ durationSeconds }, trim, limits.maxVideoDurationSeconds);
    const { analysisId, runId, attempt } = run;
    ports.logger.info('prepared_before', { analysisId, runId, attempt });
    return {
      prepared: toldAsAsked(found, asked),
      proxyPath: proxyOnDemand(bucket, workspace, run, found, held.signal),
    };
  };

  const { sourceKeptDays: keptDays } = run.work;
  if (keptDays !== null) {
    const kept = await findKept(bucket, run, { trim, keptDays });
    if (await serves(ports, limits, opening, kept, asked)) return reopen(kept);
    return measureAnew(ports, limits, opening, kept);
  }
  const source = await findSource(bucket, run, limits.maxVideoSizeBytes);
  const found = await findPrepared(bucket, run, source, trim);
  if (found !== null && (await serves(ports, limits, opening, found, asked))) {
    return reopen(found);
  }
  const prepared = await prepareVideo(ports, limits, { ...opening, source, trim, kept: null });
  return { prepared, proxyPath: async () => workspace.path('proxy.mp4') };
}

/** What is asked for now is measured in the proxy: it is all that there is. */
async function measureAnew(
  ports: Ports,
  limits: PipelineLimits,
  opening: Opening,
  kept: PreparedVideo,
): Promise<OpenedVideo> {
  const { run, held, workspace } = opening;
  const source = await ports.bucket.stat(proxyPath(run.summary.user_id, run.analysisId));
  if (source === null) throw videoGone();
  await nameBodyAssets(ports.bucket, run, kept);
  const { trim } = kept;
  const prepared = await prepareVideo(ports, limits, { ...opening, source, trim, kept });
  // A copy of the copy.
  await workspace.remove('proxy.mp4');
  return {
    prepared,
    proxyPath: proxyOnDemand(ports.bucket, workspace, run, prepared, held.signal),
  };
}

import type { PreparedVideo } from '../../contract/prepared-video.ts';
import { planBody } from '../../domain/video/body-plan.ts';
import { checkLength } from '../../domain/video/check-video.ts';
import { lookedFor } from '../../domain/video/prepared-video.ts';
import type { Ports } from '../ports.ts';
import { findSource } from './fetch-video.ts';
import type { PipelineLimits } from './pipeline-limits.ts';
import { type Preparing, prepareVideo } from './prepare-video.ts';
import { findKept, findPrepared, proxyOnDemand } from './prepared-video.ts';
import { paramsOf, profileOf, trimOf } from './run-profile.ts';

type Opening = Omit<Preparing, 'source' | 'trim'>;

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
  const reopen = (found: PreparedVideo): OpenedVideo => {
    const { duration_seconds: durationSeconds } = found.probed;
    checkLength({ durationSeconds }, trim, limits.maxVideoDurationSeconds);
    const { analysisId, runId, attempt } = run;
    ports.logger.info('prepared_before', { analysisId, runId, attempt });
    const proxyPath = proxyOnDemand(bucket, workspace, run, found, held.signal);
    return { prepared: found, proxyPath };
  };

  const { sourceKeptDays: keptDays } = run.work;
  if (keptDays !== null) return reopen(await findKept(bucket, run, { trim, keptDays }));
  const source = await findSource(bucket, run, limits.maxVideoSizeBytes);
  const followBody = planBody(limits.body, profileOf(run), paramsOf(run)) === 'follow';
  const { style } = run.summary;
  const wanted = { trim, style, followBody, lookedFor: lookedFor(profileOf(run), paramsOf(run)) };
  const found = await findPrepared(bucket, run, source, wanted);
  if (found !== null) return reopen(found);
  const prepared = await prepareVideo(ports, limits, { ...opening, source, trim });
  return { prepared, proxyPath: async () => workspace.path('proxy.mp4') };
}

import { link, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Measurements } from '../../functions/src/contract/measurements.ts';
import type { PreparedVideo } from '../../functions/src/contract/prepared-video.ts';
import type { Profile } from '../../functions/src/contract/profiles/profile.ts';
import { contentTypeOf } from '../../functions/src/contract/video-types.ts';
import type { AnalysisType } from '../../functions/src/contract/vocabulary.ts';
import { newAnalysis } from '../../functions/src/domain/states/new-analysis.ts';
import { preparationVersion } from '../../functions/src/domain/video/prepared-video.ts';
import type { TakeCurve } from '../../functions/src/signal/curve.ts';
import type { Media } from '../../functions/src/workflows/ports/media.ts';
import type { Workspace, Workspaces } from '../../functions/src/workflows/ports/workspaces.ts';
import type { ClaimedRun } from '../../functions/src/workflows/process-run/claim-run.ts';
import { checkVideo } from '../../functions/src/workflows/process-run/fetch-video.ts';
import {
  type FollowedBody,
  noBody,
} from '../../functions/src/workflows/process-run/follow-body.ts';
import {
  measureVideo,
  normaliseVideo,
} from '../../functions/src/workflows/process-run/measure-video.ts';
import { profileOf } from '../../functions/src/workflows/process-run/run-profile.ts';

const maxSeconds = 600;
const { signal } = new AbortController();

export interface Preparing {
  analysisType?: AnalysisType;
  /** Else what the profile of the type looks for. */
  finds?: Profile['finds'];
  /** Looks for a body in the proxy; without it none is looked for. */
  follow?(
    run: ClaimedRun,
    workspace: Workspace,
    cutSeconds: readonly number[],
  ): Promise<FollowedBody>;
  takeCurve?: TakeCurve;
}

export interface PreparedClip {
  run: ClaimedRun;
  prepared: PreparedVideo;
  proxyBytes: number;
  measurements: Measurements;
}

/** What a worker does between the download and the model: checks, normalises and measures. */
export function prepareVideo(
  media: Media,
  workspaces: Workspaces,
  sourcePath: string,
  { analysisType = 'solo', follow = async () => noBody, takeCurve, ...wanted }: Preparing = {},
): Promise<PreparedClip> {
  return workspaces.within('bench', async (workspace) => {
    await link(sourcePath, workspace.path('source'));
    const run = await claimedRun(sourcePath, analysisType);
    const { finds = profileOf(run).finds } = wanted;
    const checked = await checkVideo(media, workspace, run, { trim: null, maxSeconds, signal });
    const options = {
      trim: null,
      finds,
      maxSeconds,
      signal,
      onProgress: () => {},
      ...(takeCurve && { takeCurve }),
    };
    const measured = await normaliseVideo(media, workspace, checked, options);
    const body = await follow(run, workspace, measured.motion.cutSeconds);
    const measurements = await measureVideo(workspace, measured, body, { takeCurve });
    const proxyBytes = (await stat(workspace.path('proxy.mp4'))).size;
    const prepared: PreparedVideo = {
      ...{ version: preparationVersion, source_generation: '1', trim: null, style: null },
      looked_for: null,
      ...{ measurements, poster: null },
      probed: {
        duration_seconds: checked.durationSeconds,
        ...measured.plan.picture.size,
        frame_rate: checked.frameRate,
        has_audio: measured.plan.sound !== null,
      },
      source_frame_rate: checked.picture.densestFrameRate,
      duration_seconds: measured.durationSeconds,
      frames_decoded: measured.framesDecoded,
      frames_measured: measured.framesMeasured,
      ffmpeg_version: await media.version(),
      proxy: { generation: '1', size_bytes: proxyBytes },
      body_assets: null,
    };
    return { run, prepared, measurements, proxyBytes };
  });
}

async function claimedRun(sourcePath: string, analysisType: AnalysisType): Promise<ClaimedRun> {
  const contentType = contentTypeOf({ type: '', name: path.basename(sourcePath) }) ?? 'video/mp4';
  const video = { contentType, sizeBytes: (await stat(sourcePath)).size };
  const request = { analysisType, danceType: null, dancers: null, title: null };
  const ids = { analysisId: 'bench', runId: 'bench', userId: 'bench' };
  const rest = { params: null, video, idempotencyKey: null };
  return {
    ...newAnalysis({ ...ids, request: { ...request, ...rest } }, new Date(0)),
    analysisId: ids.analysisId,
    runId: ids.runId,
    attempt: 1,
  };
}

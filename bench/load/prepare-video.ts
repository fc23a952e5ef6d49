import { link, stat } from 'node:fs/promises';
import type { Measurements } from '../../functions/src/contract/measurements.ts';
import type { Profile } from '../../functions/src/contract/profiles/profile.ts';
import { newAnalysis } from '../../functions/src/domain/states/new-analysis.ts';
import type { Media } from '../../functions/src/workflows/ports/media.ts';
import type { Workspaces } from '../../functions/src/workflows/ports/workspaces.ts';
import { checkVideo } from '../../functions/src/workflows/process-run/fetch-video.ts';
import { noBody } from '../../functions/src/workflows/process-run/follow-body.ts';
import {
  measureVideo,
  normaliseVideo,
} from '../../functions/src/workflows/process-run/measure-video.ts';

const maxSeconds = 600;

export interface PreparedClip {
  proxyBytes: number;
  measurements: Measurements;
}

/** What a worker does between the download and the model: checks, normalises and measures. */
export function prepareVideo(
  media: Media,
  workspaces: Workspaces,
  sourcePath: string,
  finds: Profile['finds'] = null,
): Promise<PreparedClip> {
  const { signal } = new AbortController();
  return workspaces.within('bench', async (workspace) => {
    await link(sourcePath, workspace.path('source'));
    const run = await claimedRun(sourcePath);
    const checked = await checkVideo(media, workspace, run, { trim: null, maxSeconds, signal });
    const options = { trim: null, finds, maxSeconds, signal, onProgress: () => {} };
    const measured = await normaliseVideo(media, workspace, checked, options);
    const measurements = await measureVideo(workspace, measured, noBody);
    return { measurements, proxyBytes: (await stat(workspace.path('proxy.mp4'))).size };
  });
}

async function claimedRun(sourcePath: string) {
  const video = { contentType: 'video/mp4', sizeBytes: (await stat(sourcePath)).size };
  const request = { analysisType: 'solo', danceType: null, dancers: null, title: null } as const;
  const ids = { analysisId: 'bench', runId: 'bench', userId: 'bench' };
  const rest = { params: null, video, idempotencyKey: null };
  return {
    ...newAnalysis({ ...ids, request: { ...request, ...rest } }, new Date(0)),
    analysisId: ids.analysisId,
    runId: ids.runId,
    attempt: 1,
  };
}

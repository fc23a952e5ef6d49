import { link, stat } from 'node:fs/promises';
import { newAnalysis } from '../../functions/src/domain/states/new-analysis.ts';
import type { Media } from '../../functions/src/workflows/ports/media.ts';
import type { Workspaces } from '../../functions/src/workflows/ports/workspaces.ts';
import { checkVideo } from '../../functions/src/workflows/process-run/fetch-video.ts';
import {
  measureVideo,
  normaliseVideo,
} from '../../functions/src/workflows/process-run/measure-video.ts';

const maxSeconds = 600;

/**
 * What a worker does between the download and the model: checks, normalises and measures. Answers
 * the size of the proxy in bytes.
 */
export function prepareVideo(
  media: Media,
  workspaces: Workspaces,
  sourcePath: string,
): Promise<number> {
  const { signal } = new AbortController();
  return workspaces.within('bench', async (workspace) => {
    await link(sourcePath, workspace.path('source'));
    const run = await claimedRun(sourcePath);
    const checked = await checkVideo(media, workspace, run, { trim: null, maxSeconds, signal });
    const options = { trim: null, maxSeconds, signal, onProgress: () => {} };
    const measured = await normaliseVideo(media, workspace, checked, options);
    const { tempo_bpm } = await measureVideo(workspace, measured);
    if (tempo_bpm === undefined) throw new Error('Nothing was measured.');
    return (await stat(workspace.path('proxy.mp4'))).size;
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

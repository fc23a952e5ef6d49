import type { Trim } from '../../functions/src/contract/params.ts';
import type { Media } from '../../functions/src/workflows/ports/media.ts';
import type { Workspace } from '../../functions/src/workflows/ports/workspaces.ts';
import { checkVideo } from '../../functions/src/workflows/process-run/fetch-video.ts';
import { noBody } from '../../functions/src/workflows/process-run/follow-body.ts';
import {
  measureVideo,
  normaliseVideo,
} from '../../functions/src/workflows/process-run/measure-video.ts';
import { buildAnalysis } from './build-analysis.ts';

const maxSeconds = 600;
const { signal } = new AbortController();

/** Takes the workspace's `source` the way of an upload, from the download's end to its measurements. */
export async function prepareSource(
  media: Media,
  workspace: Workspace,
  { contentType, trim = null }: { contentType: string; trim?: Trim | null },
) {
  const run = { ...analysisOf(contentType), analysisId: 'a', runId: 'r' };
  const checked = await checkVideo(media, workspace, run, { trim, maxSeconds, signal });
  const options = { trim, finds: null, maxSeconds, signal, onProgress: () => {} };
  const measured = await normaliseVideo(media, workspace, checked, options);
  return { checked, measured, measurements: await measureVideo(workspace, measured, noBody) };
}

function analysisOf(contentType: string) {
  const unknown = { duration_seconds: null, width: null, height: null, frame_rate: null };
  const video = {
    object_path: 'videos/dancer/a/source',
    content_type: contentType,
    size_bytes: 1,
    has_audio: null,
    ...unknown,
  };
  return { ...buildAnalysis({ video }), attempt: 1 };
}

import { writeFile } from 'node:fs/promises';
import { asAppError } from '../../../functions/src/domain/errors.ts';
import type { Media } from '../../../functions/src/workflows/ports/media.ts';
import type { Workspaces } from '../../../functions/src/workflows/ports/workspaces.ts';
import { checkVideo } from '../../../functions/src/workflows/process-run/fetch-video.ts';
import { noBody } from '../../../functions/src/workflows/process-run/follow-body.ts';
import {
  measureVideo,
  normaliseVideo,
} from '../../../functions/src/workflows/process-run/measure-video.ts';
import { buildAnalysis } from '../build-analysis.ts';

/** `well`, or the code that its analysis would end with. */
export type FileEnd = { code: string; cause?: unknown };

const maxSeconds = 600;
const { signal } = new AbortController();

/** Takes a file the way of an upload, from the download's end to the measurements. */
export async function prepareFile(
  media: Media,
  workspaces: Workspaces,
  bytes: Uint8Array,
  contentType: string,
): Promise<FileEnd> {
  try {
    await workspaces.within('mutated', async (workspace) => {
      await writeFile(workspace.path('source'), bytes);
      const run = { ...analysisOf(contentType, bytes.length), analysisId: 'a', runId: 'r' };
      const checked = await checkVideo(media, workspace, run, { trim: null, maxSeconds, signal });
      const options = { trim: null, finds: null, maxSeconds, signal, onProgress: () => {} };
      const measured = await normaliseVideo(media, workspace, checked, options);
      await measureVideo(workspace, measured, noBody);
      await requireReadableProxy(media, workspace.path('proxy.mp4'));
    });
    return { code: 'well' };
  } catch (error) {
    const { code, cause } = asAppError(error);
    return { code, cause };
  }
}

function analysisOf(contentType: string, sizeBytes: number) {
  const unknown = { duration_seconds: null, width: null, height: null, frame_rate: null };
  const video = {
    object_path: 'videos/dancer/a/source',
    content_type: contentType,
    size_bytes: sizeBytes,
    has_audio: null,
    ...unknown,
  };
  return { ...buildAnalysis({ video }), attempt: 1 };
}

/** What is judged and played is the proxy: no source may make one that cannot be read. */
async function requireReadableProxy(media: Media, path: string): Promise<void> {
  const proxy = await media.probe(path, signal).catch((error: unknown) => {
    throw new Error('the proxy cannot be read', { cause: error });
  });
  if (proxy.width * proxy.height === 0) throw new Error('the proxy shows nothing');
}

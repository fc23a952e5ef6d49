import { bodyFrameSize } from '../../domain/video/body-frames.ts';
import type { Media } from '../ports/media.ts';
import type { Workspace } from '../ports/workspaces.ts';
import type { ClaimedRun } from './claim-run.ts';
import type { OnProgress } from './run-stages.ts';

export interface Following {
  run: ClaimedRun;
  workspace: Workspace;
  signal: AbortSignal;
  onProgress: OnProgress;
  /** When one shot was cut to the next, ascending: whoever was followed is not in it. */
  cutSeconds: readonly number[];
}

export const landmarksFile = 'landmarks.csv.gz';
export const previewFile = 'preview.mp4';

/** The proxy, and how its frames are looked at. */
export async function lookedAt(
  media: Media,
  { workspace, signal }: Pick<Following, 'workspace' | 'signal'>,
) {
  const proxyPath = workspace.path('proxy.mp4');
  const proxy = await media.probe(proxyPath, signal);
  const frameRate = proxy.picture.densestFrameRate ?? usualFrameRate;
  return { proxyPath, proxy, frameRate, size: bodyFrameSize(proxy) };
}

/** Of a proxy of a single picture: what `normalise` gives at most. */
const usualFrameRate = 30;

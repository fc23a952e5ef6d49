import type { Trim } from '../../contract/params.ts';
import type { Video } from '../../contract/summary.ts';
import {
  checkContainer,
  checkLength,
  type ProbedVideo,
  tooLarge,
  videoGone,
} from '../../domain/video/check-video.ts';
import type { StoredObject } from '../../domain/video/stored-object.ts';
import type { Media } from '../ports/media.ts';
import type { VideoBucket } from '../ports/video-bucket.ts';
import type { Workspace } from '../ports/workspaces.ts';
import type { ClaimedRun } from './claim-run.ts';
import type { OnProgress } from './run-stages.ts';

export interface CheckedVideo extends ProbedVideo {
  /** What the trim leaves. */
  lengthSeconds: number;
}

/** The source as it lies in the bucket now; refuses what is gone or too large with nothing fetched. */
export async function findSource(
  bucket: VideoBucket,
  run: ClaimedRun,
  maxBytes: number,
): Promise<StoredObject> {
  const source = await bucket.stat(requireVideo(run).object_path);
  if (source === null) throw videoGone();
  if (source.sizeBytes > maxBytes) throw tooLarge(maxBytes);
  return source;
}

export async function downloadVideo(
  bucket: VideoBucket,
  workspace: Workspace,
  { path, generation }: StoredObject,
  options: { maxBytes: number; signal: AbortSignal; onProgress: OnProgress },
): Promise<void> {
  await bucket.download(path, workspace.path('source'), { ...options, generation });
}

/** Probes the file and refuses what cannot be judged, by the contract's codes. */
export async function checkVideo(
  media: Media,
  workspace: Workspace,
  run: ClaimedRun,
  options: { trim: Trim | null; maxSeconds: number; signal: AbortSignal; isProxy?: boolean },
): Promise<CheckedVideo> {
  const probed = await media.probe(workspace.path('source'), options.signal);
  if (!options.isProxy) checkContainer(requireVideo(run).content_type, probed);
  const lengthSeconds = checkLength(probed, options.trim, options.maxSeconds);
  return { ...probed, lengthSeconds };
}

/** The summary's `video`, completed with what probing told. */
export function describeVideo(
  run: ClaimedRun,
  probed: Pick<Video, 'duration_seconds' | 'width' | 'height' | 'frame_rate' | 'has_audio'>,
): Video {
  return { ...requireVideo(run), ...probed };
}

function requireVideo({ summary }: ClaimedRun): Video {
  if (summary.video !== null) return summary.video;
  throw videoGone();
}

import { paramsSchemas, type Trim } from '../../contract/params.ts';
import type { Video } from '../../contract/summary.ts';
import { checkContainer, checkLength } from '../../domain/check-video.ts';
import { AppError } from '../../domain/errors.ts';
import { readAs } from '../../domain/read-as.ts';
import type { Media, VideoBucket, Workspace } from '../ports.ts';
import type { ClaimedRun } from './claim-run.ts';
import type { OnProgress } from './run-stages.ts';

export interface CheckedVideo {
  /** The summary's `video`, completed with what probing told. */
  video: Video;
  trim: Trim | null;
  /** What trim leaves. */
  lengthSeconds: number;
}

export async function downloadVideo(
  bucket: VideoBucket,
  workspace: Workspace,
  run: ClaimedRun,
  options: { maxBytes: number; signal: AbortSignal; onProgress: OnProgress },
): Promise<void> {
  await bucket.download(requireVideo(run).object_path, workspace.path('source'), options);
}

/** Probes the file and refuses what cannot be judged, by the contract's codes. */
export async function checkVideo(
  media: Media,
  workspace: Workspace,
  run: ClaimedRun,
  options: { maxSeconds: number; signal: AbortSignal },
): Promise<CheckedVideo> {
  const declared = requireVideo(run);
  const params = readAs(paramsSchemas[run.summary.analysis_type], run.summary.params);
  const trim = params.trim ?? null;
  const probed = await media.probe(workspace.path('source'), options.signal);
  checkContainer(declared.content_type, probed);
  const lengthSeconds = checkLength(probed, trim, options.maxSeconds);
  const video = {
    ...declared,
    duration_seconds: probed.durationSeconds,
    width: probed.width,
    height: probed.height,
    frame_rate: probed.frameRate,
    has_audio: probed.hasAudio,
  };
  return { video, trim, lengthSeconds };
}

function requireVideo({ summary }: ClaimedRun): Video {
  if (summary.video !== null) return summary.video;
  throw new AppError('video_unreadable', 'The video is gone. Please upload it again.');
}

import type { Trim } from '../../contract/params.ts';
import type { PreparedVideo } from '../../contract/prepared-video.ts';
import { expectedTempo } from '../../domain/dances/expected-tempo.ts';
import { outputSeconds } from '../../domain/video/ffmpeg-arguments.ts';
import { keptOfSource } from '../../domain/video/kept-of-source.ts';
import { fitsMemory, requireMemory } from '../../domain/video/memory-budget.ts';
import { proxyPath } from '../../domain/video/object-paths.ts';
import { lookedFor, preparationVersion } from '../../domain/video/prepared-video.ts';
import type { StoredObject } from '../../domain/video/stored-object.ts';
import type { Workspace } from '../ports/workspaces.ts';
import type { Ports } from '../ports.ts';
import type { ClaimedRun } from './claim-run.ts';
import { checkVideo, describeVideo, downloadVideo } from './fetch-video.ts';
import { followBody } from './follow-body.ts';
import type { HeldRun } from './hold-run.ts';
import { measureVideo, normaliseVideo } from './measure-video.ts';
import type { PipelineLimits } from './pipeline-limits.ts';
import { keepPrepared } from './prepared-video.ts';
import { paramsOf, profileOf } from './run-profile.ts';
import type { Stages } from './run-stages.ts';
import { takePoster } from './take-poster.ts';

export interface Preparing {
  run: ClaimedRun;
  held: HeldRun;
  workspace: Workspace;
  stages: Stages;
  source: StoredObject;
  trim: Trim | null;
  /** What was measured before in the proxy that is the source now, of which it is the part; else null. */
  kept: PreparedVideo | null;
}

/**
 * From the source in the bucket to its proxy and measurements, which are kept for the next run; of a proxy
 * whose source is gone, to its measurements.
 */
export async function prepareVideo(
  ports: Ports,
  limits: PipelineLimits,
  { run, held, workspace, stages, source, trim: wanted, kept }: Preparing,
): Promise<PreparedVideo> {
  const { bucket, media } = ports;
  const { signal } = held;
  const isProxy = kept !== null;
  const trim = isProxy ? null : wanted;
  const maxBytes = isProxy ? source.sizeBytes : limits.maxVideoSizeBytes;
  const maxSeconds = limits.maxVideoDurationSeconds;
  const requireRoom = async (seconds: number, pictureBytes: number | null) => {
    const loadNow = async () => {
      const { rssMb: nodeMib } = await workspace.memory();
      return { nodeMib, sourceBytes: source.sizeBytes, seconds, pictureBytes };
    };
    if (!fitsMemory(await loadNow(), limits.workerMemoryMib)) ports.bodyModel.release();
    requireMemory(await loadNow(), limits.workerMemoryMib);
  };

  await requireRoom(outputSeconds(trim, maxSeconds), null);
  await stages.run('downloading', 'Downloading the video', (onProgress) =>
    downloadVideo(bucket, workspace, source, { maxBytes, signal, onProgress }),
  );
  const checked = await stages.run('checking', 'Checking the video', async () => {
    const found = await checkVideo(media, workspace, run, { trim, maxSeconds, signal, isProxy });
    await requireRoom(found.lengthSeconds, found.pictureBytes);
    return found;
  });
  const probed = kept?.probed ?? {
    duration_seconds: checked.durationSeconds,
    width: checked.width,
    height: checked.height,
    frame_rate: checked.frameRate,
    has_audio: checked.hasAudio,
  };
  held.advance('checking', 1, 'Checked the video', describeVideo(run, probed));

  const { normalised, proxy } = await stages.run(
    'normalising',
    'Preparing the video',
    async (onProgress) => {
      const { finds } = profileOf(run);
      const options = {
        ...{ trim, finds, maxSeconds, signal, onProgress },
        requireRoom: (bytes: number) => requireRoom(checked.lengthSeconds, bytes),
      };
      const made = await normaliseVideo(media, workspace, checked, options);
      await workspace.remove('source');
      if (isProxy) return { normalised: made, proxy: source };
      const target = proxyPath(run.summary.user_id, run.analysisId);
      const uploaded = await bucket.upload(workspace.path('proxy.mp4'), target, {
        contentType: 'video/mp4',
        signal,
      });
      return { normalised: made, proxy: uploaded };
    },
  );
  return stages.run('measuring', 'Measuring motion and music', async (onProgress) => {
    const { cutSeconds } = normalised.motion;
    const following = { run, workspace, signal, onProgress, cutSeconds };
    const body = await followBody(ports, limits, following);
    const { style } = run.summary;
    const expected = expectedTempo(style);
    const measured = await measureVideo(workspace, normalised, body, { expected });
    const measurements = kept === null ? measured : keptOfSource(measured, kept.measurements);
    const seconds = normalised.durationSeconds;
    const poster = await takePoster(ports, run, workspace, { measurements, seconds, signal });
    const prepared: PreparedVideo = {
      version: preparationVersion,
      source_generation: kept?.source_generation ?? source.generation,
      trim: wanted,
      style,
      looked_for: lookedFor(profileOf(run), paramsOf(run)),
      probed: kept?.probed ?? {
        ...probed,
        ...normalised.plan.picture.size,
        has_audio: normalised.plan.sound !== null,
      },
      source_frame_rate: kept === null ? checked.picture.densestFrameRate : kept.source_frame_rate,
      duration_seconds: normalised.durationSeconds,
      frames_decoded: kept?.frames_decoded ?? normalised.framesDecoded,
      frames_measured: normalised.framesMeasured,
      ...{ measurements, poster },
      ffmpeg_version: await media.version(),
      proxy: { generation: proxy.generation, size_bytes: proxy.sizeBytes },
      body_assets: body.assets,
    };
    signal.throwIfAborted();
    await keepPrepared(ports, run, prepared);
    return prepared;
  });
}

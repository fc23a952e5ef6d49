import { tmpdir } from 'node:os';
import { createMedia } from '../../functions/src/adapters/ffmpeg/create-media.ts';
import { createMovenet } from '../../functions/src/adapters/movenet/movenet.ts';
import { createWorkspaces } from '../../functions/src/adapters/workspace.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import { judgeBySignal } from '../../functions/src/domain/judging/signal-judgement.ts';
import { recordedVideo } from '../../functions/src/domain/recording/recorded-video.ts';
import { recordingFaults } from '../../functions/src/domain/recording/recording-faults.ts';
import type { TakeCurve } from '../../functions/src/signal/curve.ts';
import type { VideoBucket } from '../../functions/src/workflows/ports/video-bucket.ts';
import { assembleReport } from '../../functions/src/workflows/process-run/assemble-report.ts';
import { findHighlights } from '../../functions/src/workflows/process-run/cut-highlights.ts';
import { followBody } from '../../functions/src/workflows/process-run/follow-body.ts';
import type { PipelineLimits } from '../../functions/src/workflows/process-run/pipeline-limits.ts';
import { profileOf } from '../../functions/src/workflows/process-run/run-profile.ts';
import { localBinaries } from '../load/find-ffmpeg.ts';
import { prepareVideo } from '../load/prepare-video.ts';
import type { Clip } from './read-footage.ts';

/** What a person reads of a clip, but for how its run went. */
export type ClipReport = ReturnType<typeof assembleReport> & Pick<Report, 'recording'>;

const limits: PipelineLimits = {
  ...{ maxVideoSizeBytes: Number.MAX_SAFE_INTEGER, maxVideoDurationSeconds: 600 },
  workerMemoryMib: 4_096,
  body: { landmarks: 'auto', frameInterval: 0 },
};
/** Landmarks and preview of a clip are nobody's here. */
const keepNothing: Pick<VideoBucket, 'upload'> = {
  upload: async (_from, path) => ({
    ...{ path, contentType: 'video/mp4', sizeBytes: 0, generation: '1', uploaded: true },
  }),
};
const warnings = {
  info: () => {},
  warn: (event: string) => void process.stderr.write(`${event}\n`),
  error: (event: string) => void process.stderr.write(`${event}\n`),
};

/** The worker's own pipeline without its queue and bucket, judged by what was measured. */
export function createClipMeter() {
  const media = createMedia(localBinaries, warnings);
  const bodyModel = createMovenet({ logger: warnings });
  const workspaces = createWorkspaces({ rootDirectory: tmpdir() });
  const bucket = keepNothing as VideoBucket;
  const { signal } = new AbortController();
  return async ({ path, truth }: Clip, takeCurve?: TakeCurve): Promise<ClipReport> => {
    const { run, prepared } = await prepareVideo(media, workspaces, path, {
      analysisType: truth.as,
      follow: (followed, workspace, cutSeconds) =>
        followBody({ media, bodyModel, bucket, logger: warnings }, limits, {
          ...{ run: followed, workspace, signal, cutSeconds, onProgress: () => {} },
        }),
      ...(takeCurve && { takeCurve }),
    });
    const recording = recordingFaults(recordedVideo(profileOf(run), prepared));
    const judgement = judgeBySignal({
      profile: profileOf(run),
      danceType: null,
      durationSeconds: prepared.duration_seconds,
      measurements: prepared.measurements,
      recording,
    });
    const highlights = findHighlights(run, prepared, judgement);
    return { ...assembleReport(run, prepared, judgement, highlights), recording };
  };
}

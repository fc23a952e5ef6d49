import type { Measurements, Report } from '../../contract/report.ts';
import type { Judgement } from '../../domain/judgement.ts';
import { proxyPath } from '../../domain/object-paths.ts';
import { profiles } from '../../domain/profiles.ts';
import { totalScore } from '../../domain/total-score.ts';
import type { Ports } from '../ports.ts';
import type { ClaimedRun } from './claim-run.ts';
import { checkVideo, downloadVideo } from './fetch-video.ts';
import type { HeldRun } from './hold-run.ts';
import { type Measured, measureVideo, normaliseVideo } from './measure-video.ts';
import { meterCalls } from './meter-calls.ts';
import { createStages } from './run-stages.ts';

export interface PipelineLimits {
  maxVideoSizeBytes: number;
  maxVideoDurationSeconds: number;
}

/** From the object in the bucket to the report. Touches the run's document only through `held`. */
export async function runPipeline(
  ports: Ports,
  limits: PipelineLimits,
  run: ClaimedRun,
  held: HeldRun,
): Promise<Report> {
  const { summary, analysisId, runId } = run;
  const { bucket, media } = ports;
  const { signal } = held;
  const meter = meterCalls(ports, run);
  const maxBytes = limits.maxVideoSizeBytes;
  const maxSeconds = limits.maxVideoDurationSeconds;

  return ports.workspaces.within(`${analysisId}-${run.attempt}`, async (workspace) => {
    const stages = createStages(ports, run, held, workspace);

    await stages.run('downloading', 'Downloading the video', (onProgress) =>
      downloadVideo(bucket, workspace, run, { maxBytes, signal, onProgress }),
    );
    const checked = await stages.run('checking', 'Checking the video', () =>
      checkVideo(media, workspace, run, { maxSeconds, signal }),
    );
    held.advance('checking', 1, 'Checked the video', checked.video);
    const normalised = await stages.run(
      'normalising',
      'Preparing the video',
      async (onProgress) => {
        const options = { maxSeconds, signal, onProgress };
        const made = await normaliseVideo(media, workspace, checked, options);
        await workspace.remove('source');
        const proxy = proxyPath(summary.user_id, analysisId);
        await bucket.upload(workspace.path('proxy.mp4'), proxy, {
          contentType: 'video/mp4',
          signal,
        });
        return made;
      },
    );
    const measurements = await stages.run('measuring', 'Measuring motion and music', () =>
      measureVideo(workspace, normalised),
    );
    const judgement = await stages.run('analysing', 'Judging the video', (onProgress) =>
      ports.analyzer.analyse({
        analysisId,
        runId,
        profile: profiles[summary.analysis_type],
        danceType: summary.dance_type,
        dancers: summary.dancers,
        title: summary.title,
        proxyPath: async () => workspace.path('proxy.mp4'),
        durationSeconds: normalised.durationSeconds,
        measurements,
        copy: held.copy.current(),
        keepCopy: held.copy.keep,
        meter,
        onProgress,
        signal,
      }),
    );
    held.advance('saving', 0, 'Saving the report');
    const { peakRssMb, peakTmpMb } = await workspace.memory();
    return {
      ...reportOf(judgement, measurements, normalised),
      usage: meter.used(),
      timing_ms: stages.timingMs,
      memory: { peak_rss_mb: peakRssMb, peak_tmp_mb: peakTmpMb },
      ffmpeg_version: await media.version(),
      created_at: ports.clock.now(),
    };
  });
}

function reportOf(judgement: Judgement, measurements: Measurements, normalised: Measured) {
  return {
    text: judgement.text,
    total_score: totalScore(judgement.scores),
    scores: judgement.scores,
    segments: judgement.segments,
    measurements,
    analyzer: judgement.analyzer,
    finish_reason: judgement.finishReason,
    frames_decoded: normalised.framesDecoded,
    frames_measured: normalised.framesMeasured,
  };
}

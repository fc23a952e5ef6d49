import { paramsSchemas } from '../../contract/params.ts';
import type { PreparedVideo } from '../../contract/prepared-video.ts';
import { profiles } from '../../contract/profiles/all.ts';
import type { Report } from '../../contract/report.ts';
import type { Summary } from '../../contract/summary.ts';
import type { Judgement } from '../../domain/judging/judgement.ts';
import { totalScore } from '../../domain/judging/total-score.ts';
import { readAs } from '../../domain/read-as.ts';
import { checkLength } from '../../domain/video/check-video.ts';
import { judgeMemory } from '../../domain/video/memory-budget.ts';
import { describeWorkout } from '../../domain/workout/describe-workout.ts';
import { findWorkout } from '../../domain/workout/find-workout.ts';
import type { MemoryReading } from '../ports/workspaces.ts';
import type { Ports } from '../ports.ts';
import type { ClaimedRun } from './claim-run.ts';
import { describeVideo, findSource, trimOf } from './fetch-video.ts';
import type { HeldRun } from './hold-run.ts';
import { meterCalls } from './meter-calls.ts';
import type { PipelineLimits } from './pipeline-limits.ts';
import { prepareVideo } from './prepare-video.ts';
import { findPrepared, proxyOnDemand } from './prepared-video.ts';
import { createStages } from './run-stages.ts';

/** From the object in the bucket to the report. Touches the run's document only through `held`. */
export async function runPipeline(
  ports: Ports,
  limits: PipelineLimits,
  run: ClaimedRun,
  held: HeldRun,
): Promise<Report> {
  const { summary, analysisId, runId } = run;
  const { bucket } = ports;
  const { signal } = held;
  const meter = meterCalls(ports, run);
  const told = { analysisId, runId, limitMb: limits.workerMemoryMib };
  const noteMemory = ({ rssMb, tmpMb }: MemoryReading, when?: 'now' | undefined) =>
    ports.workers.tell({ ...told, rssMb, tmpMb }, when);
  const stopNearLimit = (reading: MemoryReading) => {
    const refusal = judgeMemory(reading, limits.workerMemoryMib);
    noteMemory(reading, refusal === null ? undefined : 'now');
    if (refusal !== null) held.stop(refusal);
  };

  return ports.workspaces.within(
    `${analysisId}-${run.attempt}`,
    async (workspace) => {
      const stages = createStages(ports, run, held, workspace);
      const trim = trimOf(run);
      const source = await findSource(bucket, run, limits.maxVideoSizeBytes);
      const found = await findPrepared(bucket, run, source, trim);
      if (found !== null) {
        checkLength(
          { durationSeconds: found.probed.duration_seconds },
          trim,
          limits.maxVideoDurationSeconds,
        );
        ports.logger.info('prepared_before', { analysisId, runId, attempt: run.attempt });
      }
      const prepared =
        found ??
        (await prepareVideo(ports, limits, { run, held, workspace, stages, source, trim }));
      const proxyPath =
        found === null
          ? async () => workspace.path('proxy.mp4')
          : proxyOnDemand(bucket, workspace, run, found, signal);
      const { measurements, duration_seconds: durationSeconds } = prepared;
      held.advance('analysing', 0, 'Judging the video', describeVideo(run, prepared.probed));
      const judgement = await stages.run('analysing', 'Judging the video', (onProgress) =>
        ports.analyzer.analyse({
          analysisId,
          runId,
          profile: profiles[summary.analysis_type],
          danceType: summary.dance_type,
          dancers: summary.dancers,
          title: summary.title,
          proxyPath,
          durationSeconds,
          measurements,
          copy: held.copy.current(),
          keepCopy: held.copy.keep,
          meter,
          onProgress,
          signal,
        }),
      );
      held.advance('saving', 0, 'Saving the report');
      const memory = await workspace.memory();
      noteMemory(memory, 'now');
      return {
        ...reportOf(judgement, prepared, summary),
        usage: meter.used(),
        timing_ms: stages.timingMs,
        memory: { peak_rss_mb: memory.peakRssMb, peak_tmp_mb: memory.peakTmpMb },
        created_at: ports.clock.now(),
      };
    },
    stopNearLimit,
  );
}

function reportOf(judgement: Judgement, prepared: PreparedVideo, summary: Summary) {
  const { measurements } = prepared;
  const profile = profiles[summary.analysis_type];
  const params = readAs(paramsSchemas[summary.analysis_type], summary.params);
  const workout = findWorkout(profile, params, measurements);
  const found = describeWorkout(profile, workout, measurements.repetitions);
  return {
    text: found === '' ? judgement.text : `${judgement.text}\n\n${found}`,
    total_score: totalScore(judgement.scores),
    scores: judgement.scores,
    segments: judgement.segments,
    measurements,
    highlights: [],
    workout,
    claims: [],
    not_measured: [],
    analyzer: judgement.analyzer,
    finish_reason: judgement.finishReason,
    frames_decoded: prepared.frames_decoded,
    frames_measured: prepared.frames_measured,
    ffmpeg_version: prepared.ffmpeg_version,
  };
}

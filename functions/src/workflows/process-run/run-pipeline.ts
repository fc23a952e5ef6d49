import type { Report } from '../../contract/report.ts';
import { recordedVideo } from '../../domain/recording/recorded-video.ts';
import { recordingFaults } from '../../domain/recording/recording-faults.ts';
import { judgeMemory } from '../../domain/video/memory-budget.ts';
import type { MemoryReading } from '../ports/workspaces.ts';
import type { Ports } from '../ports.ts';
import { assembleReport } from './assemble-report.ts';
import type { ClaimedRun } from './claim-run.ts';
import { cutHighlights, findHighlights } from './cut-highlights.ts';
import { describeVideo } from './fetch-video.ts';
import type { HeldRun } from './hold-run.ts';
import { meterCalls } from './meter-calls.ts';
import { openVideo } from './open-video.ts';
import type { PipelineLimits } from './pipeline-limits.ts';
import { paramsOf, profileOf } from './run-profile.ts';
import { createStages } from './run-stages.ts';

/** From the object in the bucket to the report. Touches the run's document only through `held`. */
export async function runPipeline(
  ports: Ports,
  limits: PipelineLimits,
  run: ClaimedRun,
  held: HeldRun,
): Promise<Report> {
  const { summary, analysisId, runId } = run;
  const { signal } = held;
  const meter = meterCalls(ports, run, held.note);
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
      const opening = { run, held, workspace, stages };
      const { prepared, proxyPath } = await openVideo(ports, limits, opening);
      const { measurements, duration_seconds: durationSeconds, poster } = prepared;
      if (poster !== null) held.note({ kind: 'keepPoster', poster });
      const recording = recordingFaults(recordedVideo(profileOf(run), prepared));
      held.advance('analysing', 0, 'Judging the video', describeVideo(run, prepared.probed));
      const judgement = await stages.run('analysing', 'Judging the video', (onProgress) =>
        ports.analyzer.analyse({
          analysisId,
          runId,
          profile: profileOf(run),
          danceType: summary.dance_type,
          dancers: summary.dancers,
          title: summary.title,
          params: paramsOf(run),
          proxyPath,
          durationSeconds,
          measurements,
          recording,
          copy: held.copy.current(),
          keepCopy: held.copy.keep,
          meter,
          onProgress,
          onSegments: held.show,
          signal,
        }),
      );
      const highlights = findHighlights(run, prepared, judgement);
      if (highlights.length > 0) {
        await stages.run('saving', 'Cutting the clips', (onProgress) =>
          cutHighlights(ports, run, workspace, highlights, { proxyPath, signal, onProgress }),
        );
      }
      held.advance('saving', 0, 'Saving the report');
      const memory = await workspace.memory();
      noteMemory(memory, 'now');
      return {
        ...assembleReport(run, prepared, judgement, highlights),
        recording,
        usage: meter.used(),
        timing_ms: stages.timingMs,
        memory: { peak_rss_mb: memory.peakRssMb, peak_tmp_mb: memory.peakTmpMb },
        created_at: ports.clock.now(),
      };
    },
    stopNearLimit,
  );
}

import type { Operations } from '../../contract/operations.ts';
import type { Summary } from '../../contract/summary.ts';
import { sumUpWorkers, type WorkerMemory } from './worker-memory.ts';

interface Found {
  analysisId: string;
  summary: Summary;
}

export function asWorkersMemory(
  heard: readonly WorkerMemory[],
  shownSince: Date,
  now: Date,
): Operations['memory'] {
  const sum = sumUpWorkers(heard, now);
  return {
    last_peak_mb: sum.lastPeakMb,
    peak_24h_mb: sum.peak24hMb,
    limit_mb: sum.limitMb,
    tmp_mb: sum.tmpMb,
    workers: heard
      .filter(({ updatedAt, analysisId }) => updatedAt > shownSince && analysisId !== '')
      .map((worker) => ({
        instance_id: worker.instanceId,
        analysisId: worker.analysisId,
        run_id: worker.runId,
        rss_mb: worker.rssMb,
        tmp_mb: worker.tmpMb,
        last_peak_mb: worker.lastPeakMb,
        limit_mb: worker.limitMb,
        updated_at: worker.updatedAt,
      })),
  };
}

export function asActiveRun({ analysisId, summary }: Found): Operations['active_runs'][number] {
  const { analysis_type, run_id, attempt, stage, progress, started_at = null } = summary;
  return { analysisId, analysis_type, run_id, attempt, stage, progress, started_at };
}

/** Documents of the old servers have no code. */
export function asRecentError({ analysisId, summary }: Found): Operations['recent_errors'] {
  const { analysis_type, error, failed_at: at } = summary;
  if (error === null || at === undefined) return [];
  return [{ analysisId, analysis_type, code: error.code, message: error.message, at }];
}

/** Documents of the old servers do not say when they were begun. */
export function asRecentRun({ analysisId, summary }: Found): Operations['recent_runs'] {
  const { analysis_type, started_at: startedAt, processed_at: at } = summary;
  if (startedAt === undefined || at === undefined) return [];
  const processing_seconds = (at.getTime() - startedAt.getTime()) / 1000;
  return [{ analysisId, analysis_type, processing_seconds, at }];
}

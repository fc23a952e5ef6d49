import type { MemoryHealthReply } from '../contract/operations.ts';
import { judgeHealth, percentOf } from '../domain/operations/memory-health.ts';
import { peaksCountMs, sumUpWorkers } from '../domain/operations/worker-memory.ts';
import { queries } from '../domain/queries.ts';
import { countAll } from './count-all.ts';
import { findWaiting } from './find-waiting.ts';
import type { Ports } from './ports.ts';

export interface HealthLimits {
  apiMemoryMib: number;
  workerMemoryMib: number;
  maxVideoSizeBytes: number;
  maxVideoDurationSeconds: number;
  maxConcurrentProcessing: number;
  /** Per user. */
  maxPendingJobs: number;
  maxPendingInAll: number;
}

/** How the answering instance and the last run's worker stand against their memory. */
export async function readMemoryHealth(
  ports: Pick<Ports, 'analyses' | 'workers' | 'instance' | 'clock'>,
  limits: HealthLimits,
): Promise<MemoryHealthReply> {
  const now = ports.clock.now();
  const [heard, jobs] = await Promise.all([
    ports.workers.heardSince(new Date(now.getTime() - peaksCountMs)),
    countJobs(ports, now),
  ]);
  const { lastPeakMb, peak24hMb, limitMb, tmpMb } = sumUpWorkers(heard, now);
  const memoryMb = ports.instance.residentMb();
  const memoryPercent = percentOf(memoryMb, limits.apiMemoryMib);
  const workerPercent =
    lastPeakMb === null || limitMb === null ? null : percentOf(lastPeakMb, limitMb);
  return {
    status: judgeHealth([memoryPercent, workerPercent]),
    memory_mb: rounded(memoryMb),
    memory_percent: rounded(memoryPercent),
    limit_mb: limits.apiMemoryMib,
    worker: {
      last_peak_mb: lastPeakMb,
      peak_24h_mb: peak24hMb,
      limit_mb: limitMb,
      tmp_mb: tmpMb,
    },
    ...jobs,
    limits: {
      max_video_size_mb: limits.maxVideoSizeBytes / 1_000_000,
      max_video_duration_seconds: limits.maxVideoDurationSeconds,
      max_concurrent_processing: limits.maxConcurrentProcessing,
      max_pending_jobs_per_user: limits.maxPendingJobs,
      max_pending_jobs: limits.maxPendingInAll,
      worker_memory_mib: limits.workerMemoryMib,
    },
  };
}

/** `processing` is the status of a rerun that waits too: it counts as pending until a worker has it. */
async function countJobs(ports: Pick<Ports, 'analyses' | 'clock'>, now: Date) {
  const { analyses } = ports;
  const [{ all, completed }, uploading, queued, processing, waiting] = await Promise.all([
    countAll(ports),
    analyses.count(queries.inStatus('uploading')),
    analyses.count(queries.inStatus('queued')),
    analyses.count(queries.inStatus('processing')),
    findWaiting(analyses, now),
  ]);
  return {
    jobs_count: all,
    jobs_pending: uploading + waiting.count,
    // Counted one after another, while runs go on.
    jobs_processing: Math.max(0, queued + processing - waiting.count),
    jobs_completed: completed,
  };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

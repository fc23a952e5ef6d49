import type { DocumentData } from 'firebase-admin/firestore';
import { peaksCountMs, type WorkerMemory } from '../../domain/operations/worker-memory.ts';

/** `workers/{instanceId}`: kept until its peaks count no more. */
export function writeWorker({ instanceId: _id, updatedAt, ...memory }: WorkerMemory): DocumentData {
  return {
    analysis_id: memory.analysisId,
    run_id: memory.runId,
    rss_mb: memory.rssMb,
    tmp_mb: memory.tmpMb,
    last_peak_mb: memory.lastPeakMb,
    peaks_mb: memory.peaksMb,
    limit_mb: memory.limitMb,
    updated_at: updatedAt,
    expires_at: new Date(updatedAt.getTime() + peaksCountMs),
  };
}

export function readWorker(instanceId: string, data: DocumentData): WorkerMemory {
  return {
    instanceId,
    analysisId: data['analysis_id'],
    runId: data['run_id'],
    rssMb: data['rss_mb'],
    tmpMb: data['tmp_mb'],
    lastPeakMb: data['last_peak_mb'],
    peaksMb: data['peaks_mb'],
    limitMb: data['limit_mb'],
    updatedAt: data['updated_at'].toDate(),
  };
}

import { randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { notePeak, type Peaks, type WorkerMemory } from '../../domain/operations/worker-memory.ts';
import { queries } from '../../domain/queries.ts';
import type { Workers } from '../../workflows/ports/monitoring.ts';
import type { Clock, Logger } from '../../workflows/ports.ts';
import { findWorkers } from './run-query.ts';
import { writeWorker } from './worker-documents.ts';

/** As often as the board is read. What comes near a limit is told at once. */
const tellAgainMs = 60_000;
/** More than MAX_CONCURRENT_PROCESSING asks for leaves the rest unseen, not the service slow. */
const mostWorkers = 100;

/** This process as a worker, under an id drawn by chance, and what the others have told. */
export function createWorkers(
  firestore: Firestore,
  clock: Pick<Clock, 'now'>,
  logger: Logger,
): Workers {
  const instanceId = randomUUID();
  let peaksMb: Peaks = {};
  let run = { runId: '', lastPeakMb: 0 };
  let toldMs = 0;

  function write(memory: WorkerMemory): void {
    firestore
      .collection('workers')
      .doc(instanceId)
      .set(writeWorker(memory))
      .catch((error: unknown) => logger.warn('worker_memory_not_told', { error }));
  }

  return {
    tell(load, when) {
      const now = clock.now();
      const heldMb = load.rssMb + load.tmpMb;
      const isSame = run.runId === load.runId;
      const before = isSame ? run.lastPeakMb : 0;
      // A run that takes no longer is told of once, at its end.
      if (!isSame) toldMs = now.getTime();
      run = { runId: load.runId, lastPeakMb: Math.max(before, heldMb) };
      peaksMb = notePeak(peaksMb, heldMb, now);
      if (when !== 'now' && now.getTime() - toldMs < tellAgainMs) return;
      toldMs = now.getTime();
      write({ ...load, instanceId, lastPeakMb: run.lastPeakMb, peaksMb, updatedAt: now });
    },
    heardSince: (moment) => findWorkers(firestore, queries.workersHeardSince(moment), mostWorkers),
  };
}

import { queries } from '../../domain/queries.ts';
import { transition } from '../../domain/states/transition.ts';
import { sourcePath } from '../../domain/video/object-paths.ts';
import type { Ports } from '../ports.ts';
import { endOfSweep, type Outcome, workOff } from './work-off.ts';

type DropPorts = Pick<Ports, 'analyses' | 'bucket' | 'clock' | 'logger'>;

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Removes the sources that no run has needed for so many days: reruns, playback and downloads go on
 * from the proxy. Harmless at any time.
 */
export async function dropSources(
  ports: DropPorts,
  keptDays: number,
  until: Date = endOfSweep(ports),
): Promise<Outcome> {
  const since = new Date(ports.clock.now().getTime() - keptDays * dayMs);
  const find = async (limit: number) => {
    const due = await ports.analyses.findByWork(queries.sourcesKeptSince(since), limit);
    return due.map((analysisId) => ({ analysisId }));
  };
  return workOff(ports, until, find, ({ analysisId }) =>
    dropSource(ports, analysisId, { since, keptDays }),
  );
}

/**
 * Told first and removed then: a rerun that begins before finds its source, one that begins after
 * goes from the proxy, and a sweep that dies between the two is followed by one that removes it.
 */
async function dropSource(
  ports: DropPorts,
  analysisId: string,
  { since, keptDays }: { since: Date; keptDays: number },
): Promise<void> {
  const now = ports.clock.now();
  const ownerId = await ports.analyses.update<string | null>(analysisId, (stored) => {
    const keptSince = stored?.work.sourceKeptSince ?? null;
    if (stored === null || keptSince === null || keptSince > since) {
      return { result: null, change: null };
    }
    const wasTold = stored.work.sourceKeptDays !== null;
    const change = wasTold ? null : transition(stored, { kind: 'dropSource', keptDays }, now);
    return { result: stored.summary.user_id, change };
  });
  if (ownerId === null) return;
  await ports.bucket.remove(sourcePath(ownerId, analysisId));
  await ports.analyses.update(analysisId, (stored) => ({
    result: null,
    change: stored && transition(stored, { kind: 'sourceRemoved' }, now),
  }));
  ports.logger.info('source_removed', { analysisId, keptDays });
}

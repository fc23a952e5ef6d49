import type { Summary } from '../contract/summary.ts';
import { queries } from '../domain/queries.ts';
import { objectPrefix } from '../domain/video/object-paths.ts';
import type { LinePorts } from './advance-line.ts';
import type { Found } from './ports/analysis-store.ts';
import type { Ports } from './ports.ts';
import { type ShowPorts, showOperations } from './show-operations.ts';
import { changeFound } from './sweep/change-found.ts';
import { dropSources } from './sweep/drop-sources.ts';
import { endUploads } from './sweep/end-uploads.ts';
import { recoverRuns } from './sweep/recover-runs.ts';
import { type Kind, runKinds } from './sweep/run-kinds.ts';
import { type LeftOverPorts, sweepLeftOvers } from './sweep/sweep-left-overs.ts';
import { type OwnerPorts, sweepOwners } from './sweep/sweep-owners.ts';
import { endOfSweep, type Outcome, workOff } from './sweep/work-off.ts';

type SweepPorts = Pick<Ports, 'bucket'> & LinePorts & ShowPorts;

/** How long an expired analysis still says so before it is removed. */
const expiredForMs = 24 * 60 * 60 * 1000;

/** Ends or requeues what nobody holds any more, and removes what is due. Harmless at any time. */
export async function sweep(ports: SweepPorts): Promise<void> {
  await showOperations(ports);
  await runKinds(ports, usualKinds(ports, endOfSweep(ports)), null);
}

/** All that the schedule does; `minute` null: whatever its rhythm. */
export async function sweepAll(
  ports: SweepPorts & OwnerPorts & LeftOverPorts,
  { sourceKeptDays }: { sourceKeptDays: number },
  minute: number | null,
): Promise<void> {
  await showOperations(ports);
  const until = endOfSweep(ports);
  const remembers = minute !== null;
  const kinds: Kind[] = [
    ...usualKinds(ports, until),
    { name: 'owners', everyMinutes: 1, run: () => sweepOwners(ports, { remembers }) },
    { name: 'left-overs', everyMinutes: 10, run: () => sweepLeftOvers(ports) },
    { name: 'sources', everyMinutes: 60, run: () => dropSources(ports, sourceKeptDays, until) },
  ];
  await runKinds(ports, kinds, minute);
}

function usualKinds(ports: SweepPorts, until: Date): Kind[] {
  const now = ports.clock.now();
  return [
    { name: 'runs', everyMinutes: 1, run: () => recoverRuns(ports, now, until) },
    { name: 'uploads', everyMinutes: 1, run: () => endUploads(ports, now, until) },
    { name: 'expired', everyMinutes: 10, run: () => expireDue(ports, now, until) },
  ];
}

async function expireDue(ports: SweepPorts, now: Date, until: Date): Promise<Outcome> {
  return workOff(
    ports,
    until,
    (limit) => ports.analyses.find(queries.dueToExpire(now), limit),
    (found) => expire(ports, found, now),
  );
}

async function expire(ports: SweepPorts, { analysisId, summary }: Found, now: Date) {
  if (summary.status === 'expired') {
    await ports.analyses.remove(analysisId);
    ports.logger.info('expired_removed', { analysisId, runId: summary.run_id });
    return;
  }
  const removeAt = new Date(now.getTime() + expiredForMs);
  const event = await changeFound(ports, analysisId, now, (stored) =>
    isDue(stored.summary, now) ? { kind: 'expire', removeAt } : null,
  );
  if (event === null) return;
  ports.logger.info('expired', { analysisId, runId: summary.run_id });
  await ports.analyses.removeReports(analysisId);
  await ports.bucket.removeAll(objectPrefix(summary.user_id, analysisId));
}

/** A rerun that began since it was found has taken the time away, or its end has set another. */
function isDue({ status, expires_at: expiresAt }: Summary, now: Date): boolean {
  const hasEnded = status === 'completed' || status === 'failed' || status === 'cancelled';
  return hasEnded && expiresAt !== undefined && expiresAt <= now;
}

import type { Event } from '../../domain/states/events.ts';
import { holds } from '../../domain/states/runs.ts';
import { transition } from '../../domain/states/transition.ts';
import type { Ports } from '../ports.ts';
import type { ClaimedRun } from './claim-run.ts';
import { RunLost } from './run-lost.ts';

/** The only way a worker writes: a claim that is void by now throws RunLost and changes nothing. */
export async function changeHeldRun(
  ports: Pick<Ports, 'analyses' | 'clock'>,
  run: ClaimedRun,
  event: Event,
): Promise<void> {
  await ports.analyses.update(run.analysisId, (stored) => {
    if (stored === null || !holds(stored.summary, run)) throw new RunLost();
    return { result: undefined, change: transition(stored, event, ports.clock.now()) };
  });
}

import type { Analysis, Change } from '../../domain/states/analysis.ts';
import type { Event } from '../../domain/states/events.ts';
import { leftBy } from '../../domain/states/place.ts';
import { holds } from '../../domain/states/runs.ts';
import { transition } from '../../domain/states/transition.ts';
import type { Ports } from '../ports.ts';
import type { FollowedRun } from './claim-run.ts';
import { RunLost } from './run-lost.ts';

/**
 * The only way a worker writes: these events one after another, in one commit. A claim that is void
 * by now throws RunLost and changes nothing.
 */
export async function changeHeldRun(
  { clock }: Pick<Ports, 'clock'>,
  run: FollowedRun,
  ...events: readonly Event[]
): Promise<void> {
  await run.followed.update((stored) => {
    if (stored === null || !holds(stored.summary, run)) throw new RunLost();
    return { result: undefined, change: changeBy(stored, events, clock.now()) };
  });
}

function changeBy(stored: Analysis, events: readonly Event[], now: Date): Change {
  let change: Change = { summary: {} };
  for (const event of events) {
    const { summary, work, ...others } = transition(leftBy(change, stored), event, now);
    change = {
      ...change,
      ...others,
      summary: { ...change.summary, ...summary },
      work: { ...change.work, ...work },
    };
  }
  return change;
}

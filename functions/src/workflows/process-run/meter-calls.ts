import type { Usage } from '../../contract/report.ts';
import { addUsage } from '../../domain/states/usage.ts';
import type { Meter } from '../ports/analyzer.ts';
import type { Ports } from '../ports.ts';
import { changeHeldRun } from './change-held-run.ts';
import type { ClaimedRun } from './claim-run.ts';
import { RunLost } from './run-lost.ts';

export interface RunMeter extends Meter {
  /** What the calls of the run have used so far, those of its earlier attempts too; null: none. */
  used(): Usage | null;
}

/**
 * Counts what a run's model calls use: against the day's budget, for its report and, since a later
 * attempt goes on from there, in its work. Only a budget without room stops a call.
 */
export function meterCalls(
  ports: Pick<Ports, 'analyses' | 'budget' | 'clock' | 'ids' | 'logger'>,
  run: ClaimedRun,
): RunMeter {
  let total = run.work.usage;

  async function record(reservationId: string, used: Usage): Promise<void> {
    const ends = await Promise.allSettled([
      ports.budget.settle(reservationId, used),
      changeHeldRun(ports, run, { kind: 'countUsage', used }),
    ]);
    for (const end of ends) {
      // The call was made all the same; whoever took the run away has ended its count.
      if (end.status === 'fulfilled' || end.reason instanceof RunLost) continue;
      const { analysisId, runId } = run;
      ports.logger.warn('usage_not_recorded', { analysisId, runId, error: end.reason });
    }
  }

  return {
    used: () => total,
    async begin(estimate) {
      const reservationId = ports.ids.runId();
      await ports.budget.reserve(reservationId, estimate);
      return {
        async end(used) {
          const counted = used ?? estimate;
          total = addUsage(total, counted);
          await record(reservationId, counted);
        },
      };
    },
  };
}

import type { Usage } from '../../contract/report.ts';
import { AppError } from '../../domain/errors.ts';
import type { Event } from '../../domain/states/events.ts';
import { addUsage } from '../../domain/states/usage.ts';
import type { Meter } from '../ports/analyzer.ts';
import type { Ports } from '../ports.ts';
import type { ClaimedRun } from './claim-run.ts';

export interface RunMeter extends Meter {
  /** What the calls of the run have used so far, those of its earlier attempts too; null: none. */
  used(): Usage | null;
}

/**
 * Counts what a run's model calls use: against the day's budget and the owner's share of it, for its
 * report and, since a later attempt goes on from there, in its work, `note` has that written. Only a
 * budget without room stops a call.
 */
export function meterCalls(
  ports: Pick<Ports, 'budget' | 'ids' | 'logger'>,
  run: ClaimedRun,
  note: (event: Event) => void,
): RunMeter {
  let total = run.work.usage;
  const { summary, work } = run;
  const sharedBy = work.byAdmin ? null : summary.user_id;

  async function record(reservationId: string, used: Usage): Promise<void> {
    note({ kind: 'countUsage', used });
    // The call was made all the same.
    await ports.budget.settle(reservationId, used, sharedBy).catch((error: unknown) => {
      const { analysisId, runId } = run;
      ports.logger.warn('usage_not_recorded', { analysisId, runId, error });
    });
  }

  async function reserve(reservationId: string, estimate: Usage): Promise<void> {
    try {
      await ports.budget.reserve(reservationId, estimate, sharedBy);
    } catch (refusal) {
      if (refusal instanceof AppError && refusal.code === 'analyzer_quota_exhausted') {
        const { analysisId, runId } = run;
        ports.logger.warn('budget_refused', { analysisId, runId, estimate });
      }
      throw refusal;
    }
  }

  return {
    used: () => total,
    async begin(estimate) {
      const reservationId = ports.ids.runId();
      await reserve(reservationId, estimate);
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

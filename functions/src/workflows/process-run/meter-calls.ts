import type { Usage } from '../../contract/report.ts';
import type { Meter, Ports } from '../ports.ts';
import type { ClaimedRun } from './claim-run.ts';

export interface RunMeter extends Meter {
  /** What the calls of the run have used so far; null where there was none. */
  used(): Usage | null;
}

/** Counts what a run's model calls use, against the day's budget and for its report. */
export function meterCalls(ports: Pick<Ports, 'budget' | 'ids'>, run: ClaimedRun): RunMeter {
  let total = run.work.usage;
  return {
    used: () => total,
    async begin(estimate) {
      const reservationId = ports.ids.runId();
      await ports.budget.reserve(reservationId, estimate);
      return {
        async end(used) {
          const counted = used ?? estimate;
          total = total === null ? counted : sum(total, counted);
          await ports.budget.settle(reservationId, counted);
        },
      };
    },
  };
}

function sum(left: Usage, right: Usage): Usage {
  const unknown = left.cost_usd === null || right.cost_usd === null;
  return {
    input_tokens: left.input_tokens + right.input_tokens,
    output_tokens: left.output_tokens + right.output_tokens,
    cost_usd: unknown ? null : (left.cost_usd ?? 0) + (right.cost_usd ?? 0),
  };
}

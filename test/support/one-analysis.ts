import type { Filter } from '../../functions/src/domain/queries.ts';
import type { Analysis } from '../../functions/src/domain/states/analysis.ts';
import type { Ports } from '../../functions/src/workflows/ports.ts';
import { applyChange } from './apply-change.ts';
import { createFakeClock } from './fake-clock.ts';

/** Ports around one analysis, `analysis-1`; what it does not need of the outside does nothing. */
export function portsAroundOne(analysis: Analysis) {
  let stored = analysis;
  const clock = createFakeClock();
  const fits = ({ field, operator, value }: Filter) => {
    const found = stored.summary[field as keyof typeof stored.summary];
    return operator === '==' ? found === value : found instanceof Date && found <= Object(value);
  };
  async function update(_: string, decide: (now: Analysis) => { result: unknown; change: null }) {
    const { result, change } = decide(stored);
    if (change !== null) stored = applyChange(stored, change);
    return result;
  }
  const ports = {
    clock,
    analyses: {
      read: async () => stored,
      update,
      begin: update,
      find: async ({ where }: { where: readonly Filter[] }) =>
        where.every(fits) ? [{ analysisId: 'analysis-1', summary: stored.summary }] : [],
      watch: () => () => {},
    },
    bucket: { stat: async () => null, remove: async () => {}, removeAll: async () => {} },
    operations: { updatedAt: async () => clock.now() },
    budget: { requireOpen: async () => {}, refresh: async () => {} },
    tasks: { enqueue: async () => {}, remove: async () => {} },
    ids: { analysisId: () => 'analysis-2', runId: () => 'run-2', fingerprint: () => '' },
    logger: { info() {}, warn() {}, error() {} },
  };
  return { ports: ports as unknown as Ports, clock, stored: () => stored };
}

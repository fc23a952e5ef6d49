import { type Quota, unusedQuota } from '../../functions/src/domain/limits/quota.ts';
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
    if (operator === 'in') return (value as unknown[]).includes(found);
    return operator === '=='
      ? found === value
      : operator === '>' || (found instanceof Date && found <= Object(value));
  };
  type Decide = (now: Analysis, quota: Quota) => { result: unknown; change: null };
  async function update(_: string, decide: Decide) {
    const { result, change } = decide(stored, unusedQuota);
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
      watchDue: () => () => {},
      follow: () => ({ update: (decide: Decide) => update('', decide) }),
    },
    bucket: { stat: async () => null, remove: async () => {}, removeAll: async () => {} },
    operations: {
      shown: async () => ({ updated_at: clock.now() }),
      show: async () => {},
      forget: async () => {},
    },
    budget: { requireOpen: async () => {}, refresh: async () => {} },
    line: {
      atTheDoor: async () => [],
      waiting: async () => [],
      countOut: async () => 0,
      restedUntil: async () => [],
      outBefore: async () => [],
    },
    tasks: { enqueue: async () => {}, remove: async () => {} },
    ids: { analysisId: () => 'analysis-2', runId: () => 'run-2', fingerprint: () => '' },
    logger: { info() {}, warn() {}, error() {} },
  };
  return { ports: ports as unknown as Ports, clock, stored: () => stored };
}

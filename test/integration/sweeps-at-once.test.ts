import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ports } from '../../functions/src/workflows/ports.ts';
import { sweep } from '../../functions/src/workflows/sweep.ts';
import { aUser, type Service, startService } from '../support/service-in-process.ts';

const minuteMs = 60_000;

let service: Service;
beforeEach(() => {
  service = startService({ workers: 40 });
});
afterEach(() => service.stop());

/** Ten whose worker died, and ten whose upload never came. */
async function leaveWork(): Promise<{ lost: string[]; unarrived: string[] }> {
  const owners = Array.from({ length: 10 }, () => aUser());
  const lost = await Promise.all(owners.map((owner) => service.begin(owner)));
  const created = await Promise.all(owners.map(() => service.create(aUser())));
  await service.clock.pass(61 * minuteMs);
  return { lost, unarrived: created.map(({ analysisId }) => analysisId) };
}

async function found(ids: readonly string[]) {
  const stored = await Promise.all(ids.map((id) => service.ports.analyses.read(id)));
  return stored.map((analysis) => analysis?.summary);
}

const figures = async () => {
  const [day] = await service.ports.statistics.read(['2026-01-01']);
  return day?.types.solo;
};

describe('sweeps', { timeout: 60_000 }, () => {
  it('that overlap do once what each of them finds', async () => {
    const { lost, unarrived } = await leaveWork();
    await Promise.all([sweep(service.ports), sweep(service.ports), sweep(service.ports)]);
    for (const summary of await found(lost)) {
      expect(summary).toMatchObject({ status: 'processing', stage: 'queued', attempt: 1 });
    }
    for (const summary of await found(unarrived)) {
      expect(summary).toMatchObject({ status: 'failed', error: { code: 'upload_incomplete' } });
    }
    expect((await figures())?.failed).toEqual({ upload_incomplete: 10 });
    expect(await service.heldInAll()).toBe(10);
    const names = service.enqueued.map(({ analysisId, dispatch }) => `${analysisId}-${dispatch}`);
    expect(new Set(names).size).toBe(10);
  });

  it('that are killed leave the rest to the next one', async () => {
    const { lost, unarrived } = await leaveWork();
    let updates = 0;
    const analyses: Ports['analyses'] = {
      ...service.ports.analyses,
      // The process is gone: nothing of what it still meant to write arrives.
      update: (...change) => {
        updates += 1;
        return updates > 7 ? new Promise(() => {}) : service.ports.analyses.update(...change);
      },
    };
    void sweep({ ...service.ports, analyses });
    await expect.poll(() => updates, { timeout: 30_000 }).toBeGreaterThan(7);
    await sweep(service.ports);
    for (const summary of await found(lost)) expect(summary?.stage).toBe('queued');
    for (const summary of await found(unarrived)) expect(summary?.status).toBe('failed');
    expect((await figures())?.failed).toEqual({ upload_incomplete: 10 });
  });

  it('show board and budget before they change anything', async () => {
    await leaveWork();
    const order: string[] = [];
    const { analyses, operations, budget } = service.ports;
    await sweep({
      ...service.ports,
      analyses: {
        ...analyses,
        update: (...change) => {
          order.push('change');
          return analyses.update(...change);
        },
      },
      budget: {
        ...budget,
        async refresh() {
          await budget.refresh();
          order.push('shown');
        },
      },
      operations: {
        ...operations,
        async show(shown) {
          await operations.show(shown);
          order.push('shown');
        },
      },
    });
    expect(order.slice(0, 3)).toEqual(['shown', 'shown', 'change']);
  });

  it('go on with the other kinds where one fails', async () => {
    const { unarrived } = await leaveWork();
    const line = { ...service.ports.line, outBefore: () => Promise.reject(new Error('down')) };
    await sweep({ ...service.ports, line });
    for (const summary of await found(unarrived)) expect(summary?.status).toBe('failed');
  });
});

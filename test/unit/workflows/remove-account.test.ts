import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Status } from '../../../functions/src/contract/vocabulary.ts';
import type { RemovalTask } from '../../../functions/src/workflows/ports/accounts.ts';
import type { Ports } from '../../../functions/src/workflows/ports.ts';
import { removeAccount } from '../../../functions/src/workflows/remove-account.ts';
import { buildAnalysis, someTime } from '../../support/build-analysis.ts';
import { createMemoryWorld } from '../../support/memory-world.ts';

const task: RemovalTask = { userId: 'dancer', removal: 1 };
const copy = (name: string) => ({ name, uri: name, expiresAt: new Date('2026-02-01T00:00:00Z') });
const statuses: readonly Status[] = ['completed', 'processing', 'failed', 'uploading', 'queued'];

/** A dancer's analyses in every state and a stranger's one, and all else that there is of them. */
function createHouse() {
  const world = createMemoryWorld();
  for (const [index, status] of statuses.entries()) {
    const work = { dispatch: 1, modelCopy: copy(`copy-${index}`) };
    world.analyses.put(`own-${index}`, buildAnalysis({ status }, work));
  }
  world.analyses.put('stranger', buildAnalysis({ user_id: 'stranger', status: 'processing' }));
  const left = { account: true, quota: true, secret: true, share: true, objects: true };
  /** What was done, in order, each by the name of its port and call. */
  const calls: string[] = [];
  const own = {
    removals: {
      hold: async () => ({}),
      async keep() {},
      async finish() {
        left.quota = false;
        return true;
      },
    },
    accounts: {
      async remove() {
        left.account = false;
      },
    },
    traces: {
      async removeOfUser() {
        const found = left.secret ? 1 : 0;
        left.secret = false;
        return found;
      },
      async removeOfAnalyses() {},
      async removeFromWorkers() {},
    },
    budget: {
      async removeShares() {
        left.share = false;
      },
    },
    bucket: {
      async removeAll(prefix: string) {
        if (prefix === 'videos/dancer/') left.objects = false;
      },
    },
    clock: {
      now: () => someTime,
      every: () => () => {},
      after(_ms: number, call: () => void) {
        call();
        return () => {};
      },
    },
  };
  const ports = { ...world.ports, ...own } as unknown as Ports;
  return { world, left, calls, ports };
}

class Died extends Error {}

/** The same ports, whose worker dies at its n-th call: nothing that comes after it happens. */
function dyingAt(ports: Ports, calls: string[], n: number): Ports {
  let count = 0;
  const wrap = (name: string, port: object) =>
    new Proxy(port, {
      get(target, property, receiver) {
        const call = Reflect.get(target, property, receiver);
        if (typeof call !== 'function' || property === 'now') return call;
        return (...given: unknown[]) => {
          count += 1;
          if (count >= n) throw new Died();
          calls.push(`${name}.${String(property)}`);
          return call.apply(target, given);
        };
      },
    });
  const dying = Object.entries(ports).map(([name, port]) => [name, wrap(name, port as object)]);
  return Object.fromEntries(dying) as Ports;
}

describe('removeAccount', () => {
  it('leaves nothing, wherever its worker died before, and however often', async () => {
    const deaths = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(deaths, async (moments) => {
        const { world, left, calls, ports } = createHouse();
        for (const moment of moments) {
          await removeAccount(dyingAt(ports, calls, moment), task).catch((error: unknown) => {
            if (!(error instanceof Died)) throw error;
          });
        }
        await removeAccount(ports, task);
        expect(left).toEqual({
          ...{ account: false, quota: false, secret: false, share: false, objects: false },
        });
        const own = statuses.map((_status, index) => world.analyses.get(`own-${index}`));
        expect(own).toEqual(own.map(() => null));
        expect(world.analyses.get('stranger')).not.toBeNull();
      }),
    );
  });

  it('stops what is under way first, and ends with the account and its quota', async () => {
    const { world, calls, ports } = createHouse();
    await removeAccount(dyingAt(ports, calls, Number.POSITIVE_INFINITY), task);
    const removed = world.analyses.events.filter(({ after }) => after === null);
    expect(
      removed
        .map(({ before }) => before?.status)
        .slice(0, 3)
        .sort(),
    ).toEqual(['processing', 'queued', 'uploading']);
    expect(calls.slice(-3)).toEqual(['accounts.remove', 'removals.finish', 'logger.info']);
    expect(calls.lastIndexOf('analyses.remove')).toBeLessThan(calls.indexOf('accounts.remove'));
    const withdrawn = world.withdrawn.map(({ analysisId }) => analysisId);
    expect(withdrawn.sort()).toEqual(['own-1', 'own-3', 'own-4']);
    expect(world.forgotten.sort()).toEqual(statuses.map((_status, index) => `copy-${index}`));
  });

  it('looks again until a look finds nothing, such as a creation that was on its way', async () => {
    const { world, calls, ports } = createHouse();
    const clock: Ports['clock'] = {
      ...ports.clock,
      after(ms, call) {
        if (world.analyses.events.length < 20) {
          world.analyses.put(`late-${ms}`, buildAnalysis({ status: 'uploading' }));
        }
        return ports.clock.after(ms, call);
      },
    };
    await removeAccount(dyingAt({ ...ports, clock }, calls, Number.POSITIVE_INFINITY), task);
    const looks = calls.filter((call) => call === 'traces.removeOfUser');
    expect(looks.length).toBeGreaterThan(3);
    expect(await ports.analyses.find({ where: [], orderBy: [] }, 10)).toMatchObject([
      { analysisId: 'stranger' },
    ]);
  });

  it('looks again where the quota changed under it', async () => {
    const { ports } = createHouse();
    let ends = 0;
    const changed = {
      ...ports,
      removals: {
        ...ports.removals,
        async finish() {
          ends += 1;
          return ends > 1;
        },
      },
    };
    await removeAccount(changed, task);
    expect(ends).toBe(2);
  });

  it('leaves to the delete trigger what the model’s side does not let go of', async () => {
    const { world, left, ports } = createHouse();
    world.modelIsDown = true;
    await removeAccount(ports, task);
    expect(left.account).toBe(false);
    expect(await world.analyses.readWork('own-0')).not.toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { Owner } from '../../../functions/src/domain/accounts/gone.ts';
import { between, unbegunWalk, type Walk } from '../../../functions/src/domain/accounts/walk.ts';
import type { Ports } from '../../../functions/src/workflows/ports.ts';
import { sweepOwners } from '../../../functions/src/workflows/sweep/sweep-owners.ts';
import { someTime } from '../../support/build-analysis.ts';

const userIdOf = (index: number) => `${String(index).padStart(4, '0')}-user`;

const longAgo = new Date(someTime.getTime() - 24 * 60 * 60_000);

/** So many owners, of whom some have no account any more. */
function createTown(count: number, gone: readonly number[]) {
  const owners: Owner[] = Array.from({ length: count }, (_, index) => ({
    userId: userIdOf(index),
    hadAccount: true,
    isGoing: false,
    changedAt: longAgo,
  }));
  const without = new Set(gone.map(userIdOf));
  const walks = new Map<string, Walk>();
  const begun: string[] = [];
  let failing = new Set<string>();
  let now = someTime;
  let read = 0;
  const ports = {
    census: {
      readWalk: async (name: string) => walks.get(name) ?? unbegunWalk,
      writeWalk: async (name: string, walk: Walk) => void walks.set(name, walk),
      async owners(kept: string, from: string, limit: number) {
        const rest = kept === 'quotas' ? owners.filter(({ userId }) => userId >= from) : [];
        const items = rest.slice(0, limit);
        read += items.length;
        const [last, following] = [items.at(-1), rest[limit]];
        return { items, next: last && following ? between(last.userId, following.userId) : null };
      },
      async ownersListedSince(kept: string, moment: Date) {
        const listed = owners.filter(({ changedAt }) => kept === 'quotas' && changedAt > moment);
        read += listed.length;
        return listed;
      },
    },
    accounts: {
      async existing(userIds: string[]) {
        expect(userIds.length).toBeLessThanOrEqual(100);
        return new Set(userIds.filter((userId) => !without.has(userId)));
      },
    },
    removals: {
      async begin(userId: string) {
        if (failing.has(userId)) throw new Error('no');
        begun.push(userId);
        return null;
      },
    },
    clock: { now: () => now },
    logger: { info() {}, warn() {}, error() {} },
  } as unknown as Ports;
  return {
    ports,
    begun,
    walks,
    /** How many documents were read since this was last asked. */
    takeRead(): number {
      const sofar = read;
      read = 0;
      return sofar;
    },
    pass(minutes: number): void {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    /** One more, whose account goes at once. */
    moveIn(index: number): void {
      owners.push({ userId: userIdOf(index), hadAccount: true, isGoing: false, changedAt: now });
      without.add(userIdOf(index));
    },
    fail: (index: number) => {
      failing = new Set([userIdOf(index)]);
    },
  };
}

describe('sweepOwners', () => {
  it('finds all of 300 owners who are gone in one sweep', async () => {
    const { ports, begun } = createTown(300, [0, 99, 100, 299]);
    await sweepOwners(ports, { remembers: true });
    expect(begun).toEqual([0, 99, 100, 299].map(userIdOf));
  });

  it('goes on where the last sweep ended, so that each of 1,000 is looked at in four', async () => {
    const gone = [5, 305, 605, 905];
    const { ports, begun } = createTown(1_000, gone);
    for (let sweep = 1; sweep <= 4; sweep += 1) {
      await sweepOwners(ports, { remembers: true });
      expect(begun).toHaveLength(sweep);
    }
    expect(begun).toEqual(gone.map(userIdOf));
  });

  it('keeps no whole uid where it goes on from', async () => {
    const { ports, walks } = createTown(1_400, []);
    await sweepOwners(ports, { remembers: true });
    expect(walks.get('quotas')?.position).toBe('03');
  });

  it('walks over more than it keeps in mind, so that each of 1,200 is looked at in four sweeps', async () => {
    const gone = [5, 305, 605, 905];
    const { ports, begun, pass } = createTown(1_200, gone);
    for (let sweep = 1; sweep <= 4; sweep += 1) {
      await sweepOwners(ports, { remembers: true });
      pass(1);
    }
    expect(begun).toEqual(gone.map(userIdOf));
  });

  it('reads whom it keeps in mind once an hour', async () => {
    const { ports, takeRead, pass } = createTown(40, []);
    const readByMinute: number[] = [];
    for (let minute = 0; minute <= 60; minute += 1) {
      await sweepOwners(ports, { remembers: true });
      readByMinute.push(takeRead());
      pass(1);
    }
    expect(readByMinute.filter((read) => read > 0)).toEqual([40, 40]);
  });

  it('finds within the next sweep one who came and went since the last', async () => {
    const { ports, begun, moveIn, pass } = createTown(40, []);
    await sweepOwners(ports, { remembers: true });
    pass(1);
    moveIn(77);
    pass(1);
    await sweepOwners(ports, { remembers: true });
    expect(begun).toEqual([userIdOf(77)]);
  });

  it('reads whomever it finds anew where it is not to keep them in mind', async () => {
    const { ports, takeRead } = createTown(40, []);
    for (const expected of [40, 40]) {
      await sweepOwners(ports, { remembers: false });
      expect(takeRead()).toBe(expected);
    }
  });

  it('goes on with the others where one cannot be begun', async () => {
    const { ports, begun, fail } = createTown(3, [0, 1, 2]);
    fail(1);
    await sweepOwners(ports, { remembers: true });
    expect(begun).toEqual([0, 2].map(userIdOf));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contender, takeTurns } from '../../../../functions/src/domain/limits/turns.ts';
import { simulateLine } from '../../../support/simulate-line.ts';

const at = (seconds: number) => new Date(seconds * 1_000);
const now = at(1_000);
const user = (userId: string, holds: number, since: number, waiting: string[]): Contender => ({
  userId,
  holds,
  since: at(since),
  waiting,
});
const idsOf = (contenders: Contender[], places: number) =>
  takeTurns(contenders, places, now).map(({ analysisId }) => analysisId);

describe('takeTurns', () => {
  it('gives a user who is alone every place', () => {
    expect(idsOf([user('a', 0, 1, ['a1', 'a2', 'a3', 'a4'])], 3)).toEqual(['a1', 'a2', 'a3']);
  });

  it('lets whoever holds nothing go before whoever holds something, however long that one waits', () => {
    expect(idsOf([user('a', 1, 1, ['a1']), user('b', 0, 900, ['b1'])], 1)).toEqual(['b1']);
  });

  it('goes round among users who hold as much, the one who waits longest first', () => {
    const users = [user('a', 0, 3, ['a1', 'a2']), user('b', 0, 1, ['b1']), user('c', 0, 2, ['c1'])];
    expect(idsOf(users, 4)).toEqual(['b1', 'c1', 'a1', 'a2']);
  });

  it('gives nothing where there is no place', () => {
    expect(idsOf([user('a', 0, 1, ['a1'])], 0)).toEqual([]);
    expect(idsOf([user('a', 0, 1, ['a1'])], -2)).toEqual([]);
  });

  it('is the same whoever is named first, and gives each run at most one turn', () => {
    const anyUser = fc.record({
      holds: fc.nat({ max: 3 }),
      since: fc.nat({ max: 20 }),
      runs: fc.nat({ max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(anyUser, { maxLength: 8 }), fc.nat({ max: 12 }), (users, places) => {
        const contenders = users.map(({ holds, since, runs }, index) =>
          user(
            `u${index}`,
            holds,
            since,
            Array.from({ length: runs }, (_, run) => `u${index}-${run}`),
          ),
        );
        const turns = idsOf(contenders, places);
        expect(idsOf(contenders.toReversed(), places)).toEqual(turns);
        expect(new Set(turns).size).toBe(turns.length);
        const waiting = users.reduce((sum, { runs }) => sum + runs, 0);
        expect(turns).toHaveLength(Math.min(places, waiting));
      }),
    );
  });
});

describe('a line before workers, simulated', () => {
  it('begins a new user’s first run within its round of U users over W workers and one more', () => {
    for (let seed = 1; seed <= 1_000; seed += 1) {
      for (const { runsBefore, users, workers, description } of simulateLine(seed)) {
        expect(runsBefore, `seed ${seed}: ${description}`).toBeLessThanOrEqual(
          (Math.ceil(users / workers) + 1) * workers,
        );
      }
    }
  });
});

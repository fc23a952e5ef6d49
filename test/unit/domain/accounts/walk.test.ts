import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  between,
  isDue,
  unbegunWalk,
  walkOn,
} from '../../../../functions/src/domain/accounts/walk.ts';

const now = new Date('2026-05-04T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const hourMs = 3_600_000;

describe('between', () => {
  const pairs = fc
    .tuple(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }))
    .filter(([left, right]) => left !== right)
    .map(([left, right]) => (left < right ? [left, right] : [right, left]) as [string, string]);

  it('lies behind the last one and not behind the next', () => {
    fc.assert(
      fc.property(pairs, ([last, next]) => {
        const place = between(last, next);
        expect(last < place && place <= next).toBe(true);
      }),
    );
  });

  it('names no uid whole, where uids are those of the Auth service', () => {
    expect(between('kQ3xVbYtRzPmNc8sWf1LdJ5aHg2E', 'kQ7aVbYtRzPmNc8sWf1LdJ5aHg2E')).toBe('kQ7');
  });
});

describe('a walk', () => {
  it('has gone by every one when a round is over, each once, whatever the page holds', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 40 });
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 7 }), (all, size) => {
        const sorted = [...all].sort();
        const seen: string[] = [];
        let walk = unbegunWalk;
        do {
          const rest = sorted.filter((id) => id >= walk.position);
          const page = rest.slice(0, size);
          seen.push(...page);
          const [last, following] = [page.at(-1), rest[size]];
          walk = walkOn(walk, last && following ? between(last, following) : null, now);
        } while (walk.position !== '');
        expect(seen).toEqual(sorted);
      }),
    );
  });

  it('begins a round an hour after the last began, and goes on with one at any time', () => {
    const round = walkOn(unbegunWalk, 'b', now);
    expect(isDue(round, hourMs, later(30_000))).toBe(true);
    const over = walkOn(round, null, later(60_000));
    expect(isDue(over, hourMs, later(hourMs - 1))).toBe(false);
    expect(isDue(over, hourMs, later(hourMs))).toBe(true);
  });
});

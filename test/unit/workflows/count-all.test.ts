import { describe, expect, it } from 'vitest';
import type { Query } from '../../../functions/src/domain/queries.ts';
import { countAll } from '../../../functions/src/workflows/count-all.ts';
import type { Ports } from '../../../functions/src/workflows/ports.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

function serviceOf(all: number, completed: number) {
  const clock = createFakeClock();
  const asked: Query[] = [];
  const ends: (() => Promise<number>)[] = [];
  const analyses = {
    async count(query: Query) {
      asked.push(query);
      const fail = ends.shift();
      if (fail) return fail();
      return query.where.length === 0 ? all : completed;
    },
  } as unknown as Ports['analyses'];
  return { ports: { analyses, clock }, clock, asked, ends };
}

describe('countAll', () => {
  it('counts a small service anew each time', async () => {
    const { ports, asked } = serviceOf(999, 500);
    expect(await countAll(ports)).toEqual({ all: 999, completed: 500 });
    await countAll(ports);
    expect(asked).toHaveLength(4);
  });

  it('reads of ten million about a document a second, however often it is asked', async () => {
    const { ports, clock, asked } = serviceOf(10_000_000, 9_000_000);
    const hours = 24;
    for (let second = 0; second < hours * 3_600; second += 10) {
      await countAll(ports);
      await clock.pass(10_000);
    }
    const reads = (asked.length / 2) * (10_000 + 9_000);
    expect(reads / (hours * 3_600)).toBeLessThanOrEqual(1.1);
  });

  it('lets those who ask at once share one count', async () => {
    const { ports, asked } = serviceOf(10, 5);
    await Promise.all([countAll(ports), countAll(ports), countAll(ports)]);
    expect(asked).toHaveLength(2);
  });

  it('counts again where it failed', async () => {
    const { ports, ends } = serviceOf(10, 5);
    ends.push(() => Promise.reject(new Error('deadline')));
    await expect(countAll(ports)).rejects.toThrow('deadline');
    await expect(countAll(ports)).resolves.toEqual({ all: 10, completed: 5 });
  });
});

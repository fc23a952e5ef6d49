import { describe, expect, it } from 'vitest';
import { endOfSweep, workOff } from '../../../../functions/src/workflows/sweep/work-off.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

interface Due {
  analysisId: string;
}
const dueOf = (count: number): Due[] =>
  Array.from({ length: count }, (_, index) => ({ analysisId: `analysis-${index}` }));

/** A query over what is due, and an act by which it is due no more, but for those that stay. */
function workOf(count: number, { stays = (_id: string): boolean => false, actMs = 0 } = {}) {
  const clock = createFakeClock();
  const failures: unknown[] = [];
  const ports = {
    clock,
    logger: { info() {}, warn() {}, error: (...logged: unknown[]) => void failures.push(logged) },
  };
  let due = dueOf(count);
  const acted: string[] = [];
  let [atOnce, mostAtOnce] = [0, 0];
  const work = {
    find: async (limit: number) => due.slice(0, limit),
    async act({ analysisId }: Due) {
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      await new Promise(setImmediate);
      if (actMs > 0) await clock.pass(actMs);
      atOnce -= 1;
      acted.push(analysisId);
      if (stays(analysisId)) throw new Error('It cannot be done.');
      due = due.filter((other) => other.analysisId !== analysisId);
    },
  };
  const run = () => workOff(ports, endOfSweep(ports), work.find, work.act);
  return { run, acted, failures, left: () => due.length, mostAtOnce: () => mostAtOnce };
}

describe('workOff', () => {
  it.each([0, 1, 99, 100, 101, 350])('acts once on each of %i, some at a time', async (count) => {
    const work = workOf(count);
    expect(await work.run()).toBe('done');
    expect(work.acted.toSorted()).toEqual(
      dueOf(count)
        .map(({ analysisId }) => analysisId)
        .sort(),
    );
    expect(work.left()).toBe(0);
    expect(work.mostAtOnce()).toBe(Math.min(20, count));
  });

  it('passes over what cannot be done, and logs it once', async () => {
    const stuck = (id: string) => Number(id.split('-')[1]) < 230;
    const work = workOf(500, { stays: stuck });
    await work.run();
    expect(work.left()).toBe(230);
    expect(work.acted).toHaveLength(500);
    expect(work.failures).toHaveLength(230);
  });

  it('begins nothing more once its time is over, and ends what it has begun', async () => {
    const work = workOf(1_000, { actMs: 300 });
    expect(await work.run()).toBe('more');
    expect(work.acted.length % 100).toBe(0);
    expect(work.acted.length).toBeLessThan(1_000);
    expect(work.left()).toBe(1_000 - work.acted.length);
  });

  it('gives up where a thousand cannot be done', async () => {
    const work = workOf(5_000, { stays: () => true });
    await work.run();
    expect(work.acted.length).toBeLessThanOrEqual(1_100);
  });
});

import { describe, expect, it } from 'vitest';
import { type Kind, runKinds } from '../../../../functions/src/workflows/sweep/run-kinds.ts';

/** Three kinds that say what they are told to, and what ran in each minute. */
function createSweep() {
  const logged: unknown[][] = [];
  const ports = {
    logger: { info() {}, warn() {}, error: (...words: unknown[]) => void logged.push(words) },
  };
  const outcomes: Record<string, () => Promise<unknown>> = {};
  let ran: string[] = [];
  const kindOf = (name: string, everyMinutes: Kind['everyMinutes']): Kind => ({
    name,
    everyMinutes,
    run() {
      ran.push(name);
      return outcomes[name]?.() ?? Promise.resolve('done');
    },
  });
  const kinds = [kindOf('runs', 1), kindOf('expired', 10), kindOf('sources', 60)];
  return {
    logged,
    outcomes,
    async at(minute: number | null) {
      ran = [];
      await runKinds(ports, kinds, minute);
      return ran;
    },
  };
}

describe('the kinds of a sweep', () => {
  it('run in their rhythm, and all of them where nobody wants to wait', async () => {
    const sweep = createSweep();
    const counts = { runs: 0, expired: 0, sources: 0 };
    for (let minute = 0; minute < 120; minute += 1) {
      for (const name of await sweep.at(minute)) counts[name as keyof typeof counts] += 1;
    }
    expect(counts).toEqual({ runs: 120, expired: 12, sources: 2 });
    expect(await sweep.at(null)).toEqual(['runs', 'expired', 'sources']);
  });

  it('go on in the next minute where their time was over, until they are done', async () => {
    const sweep = createSweep();
    sweep.outcomes['expired'] = async () => 'more';
    const first = [...Array(10).keys()];
    for (const minute of first) await sweep.at(minute);
    expect(await sweep.at(10)).toContain('expired');
    expect(await sweep.at(11)).toContain('expired');
    sweep.outcomes['expired'] = async () => 'done';
    expect(await sweep.at(12)).toContain('expired');
    expect(await sweep.at(14)).not.toContain('expired');
  });

  it('hold up none of the others where one fails, which is logged by its name', async () => {
    const sweep = createSweep();
    sweep.outcomes['runs'] = () => Promise.reject(new Error('no'));
    expect(await sweep.at(null)).toEqual(['runs', 'expired', 'sources']);
    expect(sweep.logged).toEqual([['sweep_failed', { name: 'runs', error: expect.any(Error) }]]);
  });
});

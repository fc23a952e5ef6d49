import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../functions/src/domain/analysis.ts';
import { AppError } from '../../../functions/src/domain/errors.ts';
import type { AnalysisStore, Logger } from '../../../functions/src/workflows/ports.ts';
import { holdRun } from '../../../functions/src/workflows/process-run/hold-run.ts';
import { RunLost } from '../../../functions/src/workflows/process-run/run-lost.ts';
import { applyChange } from '../../support/apply-change.ts';
import { buildAnalysis, someTime } from '../../support/build-analysis.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const lease = new Date(someTime.getTime() + 60_000);
const silent: Logger = { info() {}, warn() {}, error() {} };

function holdOne() {
  const clock = createFakeClock();
  let stored: Analysis = buildAnalysis({
    status: 'processing',
    attempt: 1,
    lease_expires_at: lease,
  });
  const writes: Analysis[] = [];
  let tell: Parameters<AnalysisStore['watch']>[1] = () => {};
  const analyses: Pick<AnalysisStore, 'update' | 'watch'> = {
    async update(_id, decide) {
      const { result, change } = decide(stored);
      if (change) {
        stored = applyChange(stored, change);
        writes.push(stored);
      }
      return result;
    },
    watch(_id, onState) {
      tell = onState;
      return () => {
        tell = () => {};
      };
    },
  };
  const run = { analysisId: 'analysis-1', runId: 'run-1', attempt: 1, ...stored };
  const held = holdRun({ analyses: analyses as AnalysisStore, clock, logger: silent }, run);
  return {
    clock,
    held,
    writes,
    stored: () => stored,
    tell: (seen: Analysis | null) => tell(seen?.summary ?? null),
  };
}

describe('holdRun', () => {
  it('writes progress at most once a second, and the latest of it', async () => {
    const { clock, held, writes } = holdOne();
    for (let tenth = 0; tenth < 100; tenth += 1) {
      held.advance('analysing', tenth / 100, `Step ${tenth}`);
      await clock.pass(100);
    }
    await held.settle();
    expect(writes.length).toBeGreaterThanOrEqual(10);
    expect(writes.length).toBeLessThanOrEqual(12);
    expect(writes.at(-1)?.summary.message).toBe('Step 99');
  });

  it('renews the lease before it lapses, also when nothing else is told', async () => {
    const { clock, held, stored } = holdOne();
    await clock.pass(5 * 60_000);
    expect(stored().summary.lease_expires_at?.getTime()).toBeGreaterThan(clock.now().getTime());
    await held.settle();
  });

  it('aborts when somebody cancels', () => {
    const { held, tell } = holdOne();
    tell(buildAnalysis({ status: 'cancelled' }));
    expect(held.signal.reason).toBeInstanceOf(RunLost);
  });

  it('aborts when the analysis is deleted', () => {
    const { held, tell } = holdOne();
    tell(null);
    expect(held.signal.reason).toBeInstanceOf(RunLost);
  });

  it('aborts with processing_timeout before Cloud Tasks gives up', async () => {
    const { clock, held } = holdOne();
    await clock.pass(1_750_000);
    expect(held.signal.reason).toMatchObject({ code: 'processing_timeout' });
  });

  it('ends with the reason that it is stopped for, and the first reason stands', async () => {
    const { held, tell, writes } = holdOne();
    held.stop(new AppError('memory_exceeded', 'Too large.'));
    tell(buildAnalysis({ status: 'cancelled' }));
    expect(held.signal.reason).toMatchObject({ code: 'memory_exceeded' });
    await held.settle();
    expect(writes).toEqual([]);
  });

  it('writes nothing after it has settled', async () => {
    const { clock, held, writes } = holdOne();
    await held.settle();
    const before = writes.length;
    await clock.pass(120_000);
    expect(writes).toHaveLength(before);
  });
});

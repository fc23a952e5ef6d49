import { describe, expect, it } from 'vitest';
import type { Video } from '../../../functions/src/contract/summary.ts';
import { AppError } from '../../../functions/src/domain/errors.ts';
import type { Analysis } from '../../../functions/src/domain/states/analysis.ts';
import type { AnalysisStore } from '../../../functions/src/workflows/ports/analysis-store.ts';
import type { Logger } from '../../../functions/src/workflows/ports.ts';
import { holdRun } from '../../../functions/src/workflows/process-run/hold-run.ts';
import { RunLost } from '../../../functions/src/workflows/process-run/run-lost.ts';
import { applyChange } from '../../support/apply-change.ts';
import { buildAnalysis, someTime } from '../../support/build-analysis.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const lease = new Date(someTime.getTime() + 60_000);
const silent: Logger = { info() {}, warn() {}, error() {} };

const working = async () => {};
const failing = () => Promise.reject(new Error('unavailable'));

function holdOne() {
  const clock = createFakeClock();
  let stored: Analysis = buildAnalysis({
    status: 'processing',
    attempt: 1,
    lease_expires_at: lease,
  });
  const writes: Analysis[] = [];
  let tell: Parameters<AnalysisStore['watch']>[1] = () => {};
  let endWatch: Parameters<AnalysisStore['watch']>[2] = () => {};
  let obstacle: () => Promise<void> = working;
  const analyses: Pick<AnalysisStore, 'update' | 'watch'> = {
    async update(_id, decide) {
      await obstacle();
      const { result, change } = decide(stored);
      if (change) {
        stored = applyChange(stored, change);
        writes.push(stored);
      }
      return result;
    },
    watch(_id, onState, onError) {
      tell = onState;
      endWatch = onError;
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
    endWatch: () => {
      tell = () => {};
      endWatch(new Error('the stream ended'));
    },
    obstruct: (next: () => Promise<void>) => {
      obstacle = next;
    },
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

  it('aborts before its lease lapses when it cannot be renewed', async () => {
    const { clock, held, stored, obstruct } = holdOne();
    obstruct(failing);
    await clock.pass(45_000);
    expect(held.signal.aborted).toBe(false);
    await clock.pass(10_000);
    expect(held.signal.reason).toBeInstanceOf(RunLost);
    expect(stored().summary.lease_expires_at?.getTime()).toBeGreaterThan(clock.now().getTime());
  });

  it('aborts before its lease lapses when a write of it never ends', async () => {
    const { clock, held, obstruct } = holdOne();
    obstruct(() => new Promise(() => {}));
    await clock.pass(55_000);
    expect(held.signal.reason).toBeInstanceOf(RunLost);
  });

  it('outlives a time without writes that is shorter than its lease', async () => {
    const { clock, held, writes, obstruct } = holdOne();
    obstruct(failing);
    await clock.pass(40_000);
    obstruct(working);
    await clock.pass(10_000);
    expect(writes).toHaveLength(1);
    await clock.pass(120_000);
    expect(held.signal.aborted).toBe(false);
    await held.settle();
  });

  it('writes what probing told also where the first try of it fails', async () => {
    const { clock, held, stored, obstruct } = holdOne();
    const video = { ...(stored().summary.video as Video), width: 640 };
    obstruct(failing);
    held.advance('checking', 1, 'Checked', video);
    await clock.pass(100);
    obstruct(working);
    held.advance('normalising', 0, 'Preparing');
    await held.settle();
    expect(stored().summary).toMatchObject({ stage: 'normalising', video: { width: 640 } });
  });

  it('does not pile up writes while one is slow', async () => {
    const { clock, held, writes, obstruct } = holdOne();
    const slow = Promise.withResolvers<void>();
    obstruct(() => slow.promise);
    for (let second = 0; second < 10; second += 1) {
      held.advance('analysing', second / 10, `Step ${second}`);
      await clock.pass(1_000);
    }
    slow.resolve();
    obstruct(working);
    await held.settle();
    expect(writes.map(({ summary }) => summary.message)).toEqual(['Step 0', 'Step 9']);
  });

  it('watches again when watching ends, so that a cancel is still seen', async () => {
    const { clock, held, tell, endWatch } = holdOne();
    endWatch();
    await clock.pass(1_000);
    tell(buildAnalysis({ status: 'cancelled' }));
    expect(held.signal.reason).toBeInstanceOf(RunLost);
  });

  it('does not watch again after it has settled', async () => {
    const { clock, held, tell, endWatch } = holdOne();
    endWatch();
    await held.settle();
    await clock.pass(5_000);
    tell(null);
    expect(held.signal.aborted).toBe(false);
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

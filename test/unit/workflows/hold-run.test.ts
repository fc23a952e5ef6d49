import { describe, expect, it } from 'vitest';
import type { LiveVerdict } from '../../../functions/src/contract/live.ts';
import type { Video } from '../../../functions/src/contract/summary.ts';
import { AppError } from '../../../functions/src/domain/errors.ts';
import type { Analysis } from '../../../functions/src/domain/states/analysis.ts';
import type { Due } from '../../../functions/src/domain/states/due.ts';
import { dueOf } from '../../../functions/src/domain/states/due.ts';
import type {
  AnalysisStore,
  FollowedAnalysis,
} from '../../../functions/src/workflows/ports/analysis-store.ts';
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
  const shown: (LiveVerdict & { atMs: number })[] = [];
  let tell: Parameters<AnalysisStore['watchDue']>[1] = () => {};
  let endWatch: Parameters<AnalysisStore['watchDue']>[2] = () => {};
  let obstacle: () => Promise<void> = working;
  const followed: FollowedAnalysis = {
    async update(decide) {
      await obstacle();
      const { result, change } = decide(stored);
      if (change?.live) shown.push({ atMs: clock.now().getTime(), ...change.live.verdict });
      if (change) {
        stored = applyChange(stored, change);
        writes.push(stored);
      }
      return result;
    },
  };
  const analyses: Pick<AnalysisStore, 'watchDue'> = {
    watchDue(_id, onDue, onError) {
      tell = onDue;
      endWatch = onError;
      return () => {
        tell = () => {};
      };
    },
  };
  const run = { analysisId: 'analysis-1', runId: 'run-1', attempt: 1, ...stored, followed };
  const held = holdRun({ analyses: analyses as AnalysisStore, clock, logger: silent }, run);
  return {
    clock,
    held,
    writes,
    shown,
    stored: () => stored,
    /** What the change from the run as it is held to this one calls for; null: it is removed. */
    tell: (seen: Analysis | null) => tell(dueOf(stored, seen)),
    tellDue: (due: Due | null) => tell(due),
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
  it('writes progress after 3 s and then with the heartbeat of every 20 s, the latest of it', async () => {
    const { clock, held, writes } = holdOne();
    for (let tenth = 0; tenth < 600; tenth += 1) {
      held.advance('analysing', tenth / 600, `Step ${tenth}`);
      await clock.pass(100);
    }
    expect(await held.settle()).toMatchObject([{ kind: 'advance', message: 'Step 599' }]);
    expect(writes.map(({ summary }) => summary.message)).toEqual(
      [29, 229, 429].map((tenth) => `Step ${tenth}`),
    );
  });

  const segments = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...{ start_seconds: index, end_seconds: index + 1 },
      ...{ label: 'Turn', comment: 'Good.', score: null },
    }));

  it('shows what has been judged so far every 5 s at most, all of it, with the progress', async () => {
    const { clock, held, shown, stored } = holdOne();
    for (let tenth = 1; tenth <= 300; tenth += 1) {
      held.advance('analysing', tenth / 300, `Step ${tenth}`);
      held.show(segments(tenth));
      await clock.pass(100);
    }
    const gaps = shown.slice(1).map(({ atMs }, index) => atMs - (shown[index]?.atMs ?? 0));
    expect(gaps.length).toBeGreaterThan(3);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(6_000);
    expect(shown.at(-1)).toMatchObject({ preliminary: true });
    expect(stored().summary.message).toBe(`Step ${shown.at(-1)?.segments.length}`);
    expect(stored().work.live).toBe('run-1');
    await held.settle();
  });

  it('writes nothing of it while nothing new has been judged, nor with the end', async () => {
    const { clock, held, shown } = holdOne();
    held.show(segments(1));
    await clock.pass(60_000);
    expect(shown).toHaveLength(1);
    held.show(segments(2));
    expect(await held.settle()).toEqual([]);
  });

  it('shows again what could not be written, or what is newer', async () => {
    const { clock, held, shown, obstruct } = holdOne();
    obstruct(failing);
    held.show(segments(1));
    await clock.pass(4_000);
    held.show(segments(2));
    obstruct(working);
    await clock.pass(6_000);
    expect(shown.map(({ segments: so }) => so.length)).toEqual([2]);
    await held.settle();
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
    await clock.pass(5_500);
    obstruct(working);
    held.advance('normalising', 0, 'Preparing');
    await clock.pass(10_000);
    expect(stored().summary).toMatchObject({ stage: 'normalising', video: { width: 640 } });
  });

  it('does not pile up writes while one is slow', async () => {
    const { clock, held, writes, obstruct } = holdOne();
    const slow = Promise.withResolvers<void>();
    obstruct(() => slow.promise);
    for (let second = 0; second < 30; second += 1) {
      held.advance('analysing', second / 30, `Step ${second}`);
      await clock.pass(1_000);
    }
    slow.resolve();
    obstruct(working);
    await clock.pass(2_000);
    expect(writes.map(({ summary }) => summary.message)).toEqual(['Step 2', 'Step 29']);
  });

  it('watches again when watching ends, so that a cancel is still seen', async () => {
    const { clock, held, tell, endWatch } = holdOne();
    endWatch();
    await clock.pass(1_000);
    tell(buildAnalysis({ status: 'cancelled', attempt: 1 }));
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

  it('keeps what is noted for its next write, and for its end where none follows', async () => {
    const { clock, held, stored } = holdOne();
    const used = { input_tokens: 1, output_tokens: 1, cost_usd: 1 };
    held.note({ kind: 'countUsage', used });
    await clock.pass(2_000);
    expect(stored().work.usage).toBeNull();
    await clock.pass(1_000);
    expect(stored().work.usage).toEqual(used);
    held.note({ kind: 'countUsage', used });
    expect(await held.settle()).toEqual([{ kind: 'countUsage', used }]);
  });

  it('writes once what is noted, also where the first try of it fails', async () => {
    const { clock, held, stored, obstruct } = holdOne();
    const used = { input_tokens: 1, output_tokens: 1, cost_usd: 1 };
    obstruct(failing);
    held.note({ kind: 'countUsage', used });
    await clock.pass(6_000);
    obstruct(working);
    await clock.pass(30_000);
    expect(stored().work.usage).toEqual(used);
    await held.settle();
  });

  it('writes a poster with progress or the end, not with a copy: that would write the summary too', async () => {
    const { clock, held, stored, writes } = holdOne();
    const poster = 'data:image/jpeg;base64,AA';
    held.note({ kind: 'keepPoster', poster });
    await held.copy.keep({ name: 'files/a', uri: null, expiresAt: lease });
    expect(writes.at(-1)?.summary.poster).toBeNull();
    await clock.pass(3_000);
    expect(stored().summary.poster).toBe(poster);
    await held.settle();
  });

  it('records a copy’s name before it can exist, and that it is sent or gone when it writes next', async () => {
    const { clock, held, writes } = holdOne();
    const copy = { name: 'files/a', uri: null, expiresAt: lease };
    await held.copy.keep(copy);
    expect(writes.at(-1)?.work.modelCopy).toEqual(copy);
    await held.copy.keep({ ...copy, uri: 'https://files/a' });
    await held.copy.keep(null);
    expect(writes).toHaveLength(1);
    await clock.pass(5_000);
    expect(writes.at(-1)?.work.modelCopy).toBeNull();
  });

  it.each([
    ['of this attempt', { attempt: 1 }],
    ['of another run', { attempt: 0, run_id: 'run-2' }],
  ])('aborts at what is due %s', (_what, { attempt, ...after }) => {
    const { held, stored, tellDue } = holdOne();
    const turned = buildAnalysis({ status: 'processing', stage: 'queued', ...after });
    const due = dueOf(stored(), turned) as Due;
    tellDue({ ...due, attempt });
    expect(held.signal.reason).toBeInstanceOf(RunLost);
  });

  it('goes on at what was due of its run before it was claimed', () => {
    const { held, stored, tellDue } = holdOne();
    const waiting = buildAnalysis({ status: 'processing', stage: 'queued' });
    tellDue({ ...(dueOf(stored(), waiting) as Due), attempt: 0 });
    tellDue(null);
    expect(held.signal.aborted).toBe(false);
  });

  it('aborts when somebody cancels', () => {
    const { held, tell } = holdOne();
    tell(buildAnalysis({ status: 'cancelled', attempt: 1 }));
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
    tell(buildAnalysis({ status: 'cancelled', attempt: 1 }));
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

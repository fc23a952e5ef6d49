import { describe, expect, it } from 'vitest';
import type { Caller } from '../../functions/src/domain/access.ts';
import type { Analysis } from '../../functions/src/domain/states/analysis.ts';
import type { Due } from '../../functions/src/domain/states/due.ts';
import type { Event } from '../../functions/src/domain/states/events.ts';
import { cancelAnalysis } from '../../functions/src/workflows/cancel-analysis.ts';
import { changeHeldRun } from '../../functions/src/workflows/process-run/change-held-run.ts';
import { claimRun, type FollowedRun } from '../../functions/src/workflows/process-run/claim-run.ts';
import { RunLost } from '../../functions/src/workflows/process-run/run-lost.ts';
import { aReport } from '../support/build-report.ts';
import { type Service, useService } from '../support/service-in-process.ts';

let service: Service;
let dancer: Caller;
useService((made) => {
  ({ service, dancer } = made);
});

const progress = (fraction: number): Event => ({
  ...{ kind: 'advance', stage: 'analysing', message: 'Analysing' },
  fraction,
});

const read = async ({ analysisId }: FollowedRun) =>
  (await service.ports.analyses.read(analysisId)) as Analysis;

/** How often `decide` was given what it knew, and what that was. */
async function changeKnowing(run: FollowedRun, title: string): Promise<(string | null)[]> {
  const known: (string | null)[] = [];
  await run.followed.update((stored) => {
    known.push(stored?.summary.title ?? null);
    return { result: undefined, change: { summary: { title } } };
  });
  return known;
}

describe('a followed analysis', () => {
  it('is known without being read, as long as nobody else writes', async () => {
    const run = await service.claimed(dancer);
    expect(await changeKnowing(run, 'first')).toEqual([null]);
    expect(await changeKnowing(run, 'second')).toEqual(['first']);
    expect((await read(run)).summary.title).toBe('second');
  });

  it('is decided anew by what somebody else has written', async () => {
    const run = await service.claimed(dancer);
    await service.firestore.doc(`analyses/${run.analysisId}`).update({ title: 'theirs' });
    expect(await changeKnowing(run, 'ours')).toEqual([null, 'theirs']);
  });

  it.each<[string, Event]>([
    ['progress', progress(0.5)],
    ['a copy', { kind: 'keepCopy', copy: { name: 'files/a', uri: null, expiresAt: new Date() } }],
    ['a completion', { kind: 'complete', report: aReport }],
  ])('takes no %s of a worker whose run was cancelled', async (_what, event) => {
    const run = await service.claimed(dancer);
    await cancelAnalysis(service.ports, dancer, run.analysisId);
    const before = await read(run);
    await expect(changeHeldRun(service.ports, run, event)).rejects.toBeInstanceOf(RunLost);
    expect(await read(run)).toEqual(before);
  });

  it('takes no copy of a worker whose lapsed run another has taken over', async () => {
    const run = await service.claimed(dancer);
    await service.clock.pass(61_000);
    const { analysisId, runId } = run;
    const taken = await claimRun(service.ports, { analysisId, runId, dispatch: 1 });
    expect(taken).toMatchObject({ attempt: 2 });
    const copy = { name: 'files/late', uri: null, expiresAt: new Date() };
    const late = changeHeldRun(service.ports, run, { kind: 'keepCopy', copy });
    await expect(late).rejects.toBeInstanceOf(RunLost);
    expect((await read(run)).work.modelCopy).toBeNull();
  });

  it('is claimed by one of many that ask in the same millisecond', async () => {
    const analysisId = await service.arrived(dancer);
    const runId = (await service.ports.analyses.read(analysisId))?.summary.run_id ?? '';
    const task = { analysisId, runId, dispatch: 1 };
    const claims = Array.from({ length: 8 }, () => claimRun(service.ports, task));
    const ends = await Promise.allSettled(claims);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await service.ports.analyses.read(analysisId))?.summary.attempt).toBe(1);
  });
});

describe('what is due', () => {
  const dueOf = async (analysisId: string) =>
    (await service.firestore.doc(`analyses/${analysisId}/due/last`).get()).data() as
      | Due
      | undefined;

  it('is not written by an arrival, a claim or progress, and is by an end', async () => {
    const run = await service.claimed(dancer);
    await changeHeldRun(service.ports, run, progress(0.5));
    expect(await dueOf(run.analysisId)).toBeUndefined();
    await changeHeldRun(service.ports, run, { kind: 'complete', report: aReport });
    expect(await dueOf(run.analysisId)).toMatchObject({
      ...{ after: { status: 'completed', run_id: run.runId }, attempt: 1 },
    });
  });

  it('is told to who watches, the removal too', async () => {
    const run = await service.claimed(dancer);
    const seen: (Due | null)[] = [];
    const stop = service.ports.analyses.watchDue(
      run.analysisId,
      (due) => seen.push(due),
      () => {},
    );
    await expect.poll(() => seen).toEqual([null]);
    await service.ports.analyses.remove(run.analysisId);
    await expect.poll(() => seen.at(-1)?.after === null).toBe(true);
    stop();
  });
});

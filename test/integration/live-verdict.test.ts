import { describe, expect, it } from 'vitest';
import type { Caller } from '../../functions/src/domain/access.ts';
import type { Event } from '../../functions/src/domain/states/events.ts';
import { cancelAnalysis } from '../../functions/src/workflows/cancel-analysis.ts';
import { deleteAnalysis } from '../../functions/src/workflows/delete-analysis.ts';
import { changeHeldRun } from '../../functions/src/workflows/process-run/change-held-run.ts';
import type { FollowedRun } from '../../functions/src/workflows/process-run/claim-run.ts';
import { RunLost } from '../../functions/src/workflows/process-run/run-lost.ts';
import { sweep } from '../../functions/src/workflows/sweep.ts';
import { aReport } from '../support/build-report.ts';
import { type Service, useService } from '../support/service-in-process.ts';

let service: Service;
let dancer: Caller;
useService((made) => {
  ({ service, dancer } = made);
});

const segment = (start_seconds: number) => ({
  ...{ start_seconds, end_seconds: start_seconds + 5 },
  ...{ label: 'Turn', comment: 'Good.', score: 70 },
});
const show = (...starts: number[]): Event => ({
  kind: 'showLive',
  segments: starts.map(segment),
});

const shown = async ({ analysisId }: FollowedRun) =>
  (await service.firestore.collection(`analyses/${analysisId}/live`).get()).docs;

describe('what a run has judged so far', () => {
  it('is one document of the run, marked preliminary, in which all of it stands', async () => {
    const run = await service.claimed(dancer);
    await changeHeldRun(service.ports, run, show(0));
    await changeHeldRun(service.ports, run, show(0, 5));
    const [live, ...others] = await shown(run);
    expect(others).toEqual([]);
    expect(live?.id).toBe(run.runId);
    expect(live?.data()).toMatchObject({ preliminary: true, segments: [segment(0), segment(5)] });
  });

  it.each<[string, Event]>([
    ['a completion', { kind: 'complete', report: aReport }],
    ['a failure', { kind: 'fail', error: { code: 'internal', message: 'Oh.', retryable: true } }],
    ['a wait for another try', { kind: 'requeue', newDispatch: false, reason: 'Busy.' }],
  ])('goes in the commit of %s', async (_what, event) => {
    const run = await service.claimed(dancer);
    await changeHeldRun(service.ports, run, show(0));
    await changeHeldRun(service.ports, run, event);
    expect(await shown(run)).toEqual([]);
    expect((await service.ports.analyses.readWork(run.analysisId))?.live).toBeNull();
  });

  it('goes with a cancel and does not come back by a late worker', async () => {
    const run = await service.claimed(dancer);
    await changeHeldRun(service.ports, run, show(0));
    await cancelAnalysis(service.ports, dancer, run.analysisId);
    expect(await shown(run)).toEqual([]);
    const late = changeHeldRun(service.ports, run, show(0, 5));
    await expect(late).rejects.toBeInstanceOf(RunLost);
    expect(await shown(run)).toEqual([]);
  });

  it('goes with a delete and does not come back by a late worker', async () => {
    const run = await service.claimed(dancer);
    await changeHeldRun(service.ports, run, show(0));
    await deleteAnalysis(service.ports, dancer, run.analysisId);
    expect(await shown(run)).toEqual([]);
    await expect(changeHeldRun(service.ports, run, show(0))).rejects.toBeInstanceOf(RunLost);
    expect(await shown(run)).toEqual([]);
  });

  it('goes with a lost worker at the next sweep', async () => {
    const run = await service.claimed(dancer);
    await changeHeldRun(service.ports, run, show(0));
    await service.clock.pass(61_000);
    await sweep(service.ports);
    expect(await shown(run)).toEqual([]);
  });
});

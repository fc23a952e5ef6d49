import { expect, it } from 'vitest';
import type { Event } from '../../../functions/src/domain/states/events.ts';
import { cancelAnalysis } from '../../../functions/src/workflows/cancel-analysis.ts';
import { changeHeldRun } from '../../../functions/src/workflows/process-run/change-held-run.ts';
import {
  claimRun,
  type FollowedRun,
} from '../../../functions/src/workflows/process-run/claim-run.ts';
import { RunLost } from '../../../functions/src/workflows/process-run/run-lost.ts';
import { sweep } from '../../../functions/src/workflows/sweep.ts';
import { buildAnalysis } from '../../support/build-analysis.ts';
import { aReport } from '../../support/build-report.ts';
import { createMemoryWorld } from '../../support/memory-world.ts';

const id = 'analysis-1';
const task = { analysisId: id, runId: 'run-1', dispatch: 1 };
const segment = {
  ...{ start_seconds: 0, end_seconds: 5 },
  ...{ label: 'Turn', comment: 'Good.', score: 70 },
};
const show: Event = { kind: 'showLive', segments: [segment] };

async function showing() {
  const world = createMemoryWorld();
  world.analyses.put(id, buildAnalysis({ status: 'queued', stage: 'queued' }));
  const run = (await claimRun(world.ports, task)) as FollowedRun;
  await changeHeldRun(world.ports, run, show);
  expect(world.analyses.liveOf(id)).toMatchObject({ preliminary: true, segments: [segment] });
  return { world, run };
}

it.each<[string, Event]>([
  ['completes', { kind: 'complete', report: aReport }],
  ['fails', { kind: 'fail', error: { code: 'internal', message: 'Oh.', retryable: true } }],
  ['is to be tried again', { kind: 'requeue', newDispatch: false, reason: 'Busy.' }],
])(
  'what was judged so far goes where the run %s, also where more of it had come',
  async (_, event) => {
    const { world, run } = await showing();
    await changeHeldRun(world.ports, run, show, event);
    expect(world.analyses.liveOf(id)).toBeNull();
    expect(world.analyses.get(id)?.work.live).toBeNull();
  },
);

it('goes with a cancel, and its worker cannot bring it back', async () => {
  const { world, run } = await showing();
  const { user_id: userId } = run.summary;
  await cancelAnalysis(world.ports, { userId, isAdmin: false } as never, id);
  expect(world.analyses.liveOf(id)).toBeNull();
  await expect(changeHeldRun(world.ports, run, show)).rejects.toBeInstanceOf(RunLost);
  expect(world.analyses.liveOf(id)).toBeNull();
});

it('goes with a delete', async () => {
  const { world } = await showing();
  await world.analyses.remove(id);
  expect(world.analyses.liveOf(id)).toBeNull();
});

it('goes with a worker that is lost, whose late segments are not shown in the next one’s life', async () => {
  const { world, run } = await showing();
  await world.clock.pass(61_000);
  await sweep(world.ports);
  expect(world.analyses.liveOf(id)).toBeNull();
  const next = (await claimRun(world.ports, world.queued.at(-1) ?? task)) as FollowedRun;
  await expect(changeHeldRun(world.ports, run, show)).rejects.toBeInstanceOf(RunLost);
  expect(world.analyses.liveOf(id)).toBeNull();
  await changeHeldRun(world.ports, next, show);
  expect(world.analyses.liveOf(id)).not.toBeNull();
});

import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Summary } from '../../functions/src/contract/summary.ts';
import type { Caller } from '../../functions/src/domain/access.ts';
import { advanceLine } from '../../functions/src/workflows/advance-line.ts';
import type { RunTask } from '../../functions/src/workflows/ports/task-queue.ts';
import type { Ports } from '../../functions/src/workflows/ports.ts';
import { claimRun } from '../../functions/src/workflows/process-run/claim-run.ts';
import { reactToChange } from '../../functions/src/workflows/react-to-change.ts';
import { sweep } from '../../functions/src/workflows/sweep.ts';
import { aReport } from '../support/build-report.ts';
import { aUser, type Service, startService } from '../support/service-in-process.ts';

/** What reacting to a removal does not need. */
const unused = { analyzer: {}, webhooks: {}, webhookTasks: {} } as unknown as Pick<
  Ports,
  'analyzer' | 'webhooks' | 'webhookTasks'
>;
const workers = 2;
const minuteMs = 60_000;

let service: Service;
const start = (limits: Parameters<typeof startService>[0] = {}) => {
  service = startService(limits);
};
afterEach(() => service.stop());

const arrived = (owner: Caller) => service.arrived(owner);
const arrivedInTurn = (owners: readonly Caller[]) => service.arrivedInTurn(owners);
const summaryOf = async (id: string) => (await service.ports.analyses.read(id))?.summary;
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
const ids = (tasks: readonly RunTask[]) => tasks.map(({ analysisId }) => analysisId);

/** A worker takes the next task that nobody has taken and completes its run. */
async function completeNext(done: string[]): Promise<string | null> {
  const task = service.enqueued.find(({ analysisId }) => !done.includes(analysisId));
  if (task === undefined) return null;
  await claimRun(service.ports, task);
  await service.clock.pass(1_000);
  await service.happen(task.analysisId, { kind: 'complete', report: aReport });
  await advanceLine(service.ports);
  done.push(task.analysisId);
  return task.analysisId;
}

describe('the line before the workers', () => {
  it('sends no more than the workers and one, and each run once', async () => {
    start();
    const own = await arrivedInTurn(times(6, aUser));
    expect(ids(service.enqueued)).toEqual(own.slice(0, workers + 1));
    await Promise.all(times(5, () => advanceLine(service.ports)));
    expect(service.enqueued).toHaveLength(workers + 1);
    await completeNext([]);
    expect(ids(service.enqueued)).toEqual(own.slice(0, workers + 2));
  });

  it('lets one user have every worker while nobody else waits', async () => {
    start();
    const dancer = aUser();
    await arrivedInTurn(times(5, () => dancer));
    expect(service.enqueued).toHaveLength(workers + 1);
  });

  it('gives another user’s first run the next place, however many one user has waiting', async () => {
    start();
    const busy = aUser();
    await arrivedInTurn(times(10, () => busy));
    const stranger = await arrived(aUser());
    await completeNext([]);
    expect(ids(service.enqueued).at(-1)).toBe(stranger);
  });

  it('completes everybody’s runs, round by round', async () => {
    start();
    const users = times(3, aUser);
    const own = await Promise.all(users.map((user) => arrivedInTurn(times(3, () => user))));
    const done: string[] = [];
    while ((await completeNext(done)) !== null);
    expect(done.toSorted()).toEqual(own.flat().toSorted());
    const userOf = (id: string) => own.findIndex((runs) => runs.includes(id));
    const firsts = users.map((_, user) => done.findIndex((id) => userOf(id) === user));
    // Three were sent before anybody else had come.
    expect(Math.max(...firsts)).toBeLessThanOrEqual(workers + 1 + users.length);
  });

  it('forgets nobody: a run that was written by hand, and counted nowhere, gets its turn', async () => {
    start();
    const id = await arrived(aUser());
    const copy = randomUUID();
    const data = (await service.firestore.doc(`analyses/${id}`).get()).data() ?? {};
    await service.firestore.doc(`analyses/${copy}`).set({ ...data, user_id: aUser().userId });
    await service.clock.pass(3 * minuteMs);
    await sweep(service.ports);
    expect(ids(service.enqueued)).toContain(copy);
  });

  it('gets over what was removed by hand, with all that lies below it', async () => {
    start();
    const gone = await arrivedInTurn(times(4, aUser));
    const refs = gone.map((id) => service.firestore.doc(`analyses/${id}`));
    await Promise.all(refs.map((ref) => service.firestore.recursiveDelete(ref)));
    const stranger = await arrived(aUser());
    await service.clock.pass(3 * minuteMs);
    await sweep(service.ports);
    expect(ids(service.enqueued)).toContain(stranger);
    expect(await service.ports.line.countOut()).toBe(1);
  });

  it('gets over runs whose status somebody set by hand', async () => {
    start();
    for (const id of await arrivedInTurn(times(5, aUser))) {
      const ended = { status: 'cancelled', stage: null };
      await service.firestore.doc(`analyses/${id}`).update(ended);
    }
    const stranger = await arrived(aUser());
    await service.clock.pass(3 * minuteMs);
    await sweep(service.ports);
    expect(ids(service.enqueued)).toContain(stranger);
    expect(await service.heldInAll()).toBe(1);
  });

  it('sends the next where a run that was out is deleted', async () => {
    start();
    const own = await arrivedInTurn(times(5, aUser));
    const first = own[0] ?? '';
    const before = (await summaryOf(first)) as Summary;
    await service.ports.analyses.remove(first);
    await reactToChange({ ...service.ports, ...unused }, first, { before, after: null });
    expect(ids(service.enqueued)).toEqual(own.slice(0, workers + 2));
  });

  it('lets of many that arrive at once no user past the line with more than one', async () => {
    start();
    const dancer = aUser();
    const own = await Promise.all(times(8, () => service.create(dancer)));
    await Promise.all(own.map(({ analysisId }) => service.arrive(dancer.userId, analysisId)));
    expect(service.enqueued).toHaveLength(workers + 1);
    expect(new Set(ids(service.enqueued)).size).toBe(workers + 1);
  });

  it('sends what arrived and was marked as sent, where whoever marked it died before', async () => {
    start();
    const dancer = aUser();
    const { analysisId } = await service.create(dancer);
    const { enqueue } = service.ports.tasks;
    service.ports.tasks.enqueue = () => Promise.reject(new Error('It died.'));
    await expect(service.arrive(dancer.userId, analysisId)).rejects.toThrow('It died.');
    service.ports.tasks.enqueue = enqueue;
    await service.arrive(dancer.userId, analysisId);
    expect(ids(service.enqueued)).toEqual([analysisId]);
  });

  it('sends another where one cannot be sent', async () => {
    start();
    const own = await arrivedInTurn(times(workers + 1, aUser));
    const [refused, next] = await arrivedInTurn(times(2, aUser));
    const enqueue = service.ports.tasks.enqueue;
    service.ports.tasks.enqueue = async (task) => {
      if (task.analysisId === refused) throw new Error('No such name is taken.');
      await enqueue(task);
    };
    await service.happen(own[0] ?? '', { kind: 'cancel' });
    await expect(advanceLine(service.ports)).rejects.toThrow('No such name');
    expect(ids(service.enqueued).at(-1)).toBe(next);
  });

  it('goes on from a quota of an earlier version, which told no places', async () => {
    start();
    const dancer = aUser();
    const pending = { before: service.clock.now() };
    await service.firestore.doc(`quotas/${dancer.userId}`).set({ pending, day: '', runs: 0 });
    const id = await arrived(dancer);
    expect(ids(service.enqueued)).toEqual([id]);
    expect((await service.pendingOf(dancer.userId)).toSorted()).toEqual(['before', id].toSorted());
  });

  it('does not count a run that rests, and gives it a turn when it is due', async () => {
    start();
    const dancer = aUser();
    const id = await arrived(dancer);
    const task = service.enqueued.at(-1) as RunTask;
    await claimRun(service.ports, task);
    const notBefore = new Date(service.clock.now().getTime() + 5 * minuteMs);
    const reason = 'The judge is busy.';
    await service.happen(id, { kind: 'requeue', newDispatch: true, reason, notBefore });
    expect(await service.ports.line.countOut()).toBe(0);
    await sweep(service.ports);
    expect(service.enqueued).toHaveLength(1);
    await service.clock.pass(5 * minuteMs);
    await sweep(service.ports);
    expect(service.enqueued.at(-1)).toEqual({ ...task, dispatch: 3 });
  });
});

describe('a task that comes too early, or whose run is held', () => {
  it('is sent back three times at most; then the sweep sees to its run', async () => {
    start();
    const id = await arrived(aUser());
    const task = service.enqueued.at(-1) as RunTask;
    await claimRun(service.ports, task);
    for (const returns of [0, 1, 2]) {
      await expect(claimRun(service.ports, task, returns)).rejects.toThrow('holds this run');
    }
    expect(await claimRun(service.ports, task, 3)).toBeNull();
    expect(await summaryOf(id)).toMatchObject({ status: 'processing', attempt: 1 });
  });
});

describe('a house that is full', () => {
  it('lets ten users’ videos in as there is room, in their order, and fails none', async () => {
    start({ maxPendingInAll: 5 });
    const own = await arrivedInTurn(times(10, aUser));
    const statuses = await Promise.all(own.map(async (id) => (await summaryOf(id))?.status));
    expect(statuses).toEqual([...times(5, () => 'queued'), ...times(5, () => 'uploading')]);
    const done: string[] = [];
    while ((await completeNext(done)) !== null) expect(await service.heldInAll()).toBeLessThan(6);
    expect(done).toEqual(own);
    expect(await service.heldInAll()).toBe(0);
  });

  it('lets a user with nothing in it in before one who has much', async () => {
    start({ maxPendingInAll: 3 });
    const busy = aUser();
    const first = await arrivedInTurn(times(6, () => busy));
    const stranger = await arrived(aUser());
    const done: string[] = [];
    await completeNext(done);
    expect((await summaryOf(stranger))?.status).toBe('queued');
    expect((await summaryOf(first[3] ?? ''))?.status).toBe('uploading');
  });

  it('holds nobody up who only announces videos', async () => {
    start({ maxPendingInAll: 5 });
    for (const user of times(20, aUser)) {
      await Promise.all(times(10, () => service.create(user)));
    }
    const stranger = await arrived(aUser());
    expect((await summaryOf(stranger))?.status).toBe('queued');
  });

  it('gives nothing back twice where a video that waits is cancelled or deleted', async () => {
    start({ maxPendingInAll: 1 });
    const dancer = aUser();
    const [first = '', second = '', third = ''] = await arrivedInTurn(times(3, () => dancer));
    await service.happen(second, { kind: 'cancel' });
    await service.ports.analyses.remove(third);
    expect(await service.heldInAll()).toBe(1);
    expect(await service.pendingOf(dancer.userId)).toEqual([first]);
  });
});

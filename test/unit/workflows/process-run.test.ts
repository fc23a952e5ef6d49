import { describe, expect, it } from 'vitest';
import { AppError } from '../../../functions/src/domain/errors.ts';
import type { Analysis, ModelCopy } from '../../../functions/src/domain/states/analysis.ts';
import type { Event } from '../../../functions/src/domain/states/events.ts';
import { maxDispatches } from '../../../functions/src/domain/states/runs.ts';
import { transition } from '../../../functions/src/domain/states/transition.ts';
import { changeHeldRun } from '../../../functions/src/workflows/process-run/change-held-run.ts';
import {
  claimRun,
  type FollowedRun,
} from '../../../functions/src/workflows/process-run/claim-run.ts';
import type { PipelineLimits } from '../../../functions/src/workflows/process-run/pipeline-limits.ts';
import { processRun } from '../../../functions/src/workflows/process-run/process-run.ts';
import { RunLost } from '../../../functions/src/workflows/process-run/run-lost.ts';
import { reactToChange } from '../../../functions/src/workflows/react-to-change.ts';
import { sweep } from '../../../functions/src/workflows/sweep.ts';
import { buildAnalysis, someTime } from '../../support/build-analysis.ts';
import type { WriteEvent } from '../../support/memory-analyses.ts';
import { createMemoryWorld, type MemoryWorld } from '../../support/memory-world.ts';

const id = 'analysis-1';
const task = { analysisId: id, runId: 'run-1', dispatch: 1 };
const limits = {} as PipelineLimits;
const report = { total_score: 80, scores: {}, analyzer: 'signal:1' };
const minuteMs = 60_000;

function worldWith(analysis: Analysis): MemoryWorld {
  const world = createMemoryWorld();
  world.analyses.put(id, analysis);
  return world;
}
const queued = (work: Partial<Analysis['work']> = {}) =>
  worldWith(buildAnalysis({ status: 'queued', stage: 'queued' }, work));
const stored = (world: MemoryWorld) => world.analyses.get(id) as Analysis;
const deliver = (world: MemoryWorld, delivered = task) =>
  processRun(world.ports, limits, delivered);

async function happen(world: MemoryWorld, event: Event): Promise<void> {
  await world.analyses.update(id, (current) => ({
    result: undefined,
    change: current && transition(current, event, world.clock.now()),
  }));
}

const fails = (error: AppError) => () => Promise.reject(error);
const limited = (retryAfterSeconds: number) =>
  new AppError('analyzer_rate_limited', 'The judge is busy.', {
    retryable: true,
    retryAfterSeconds,
  });

describe('a run that the judge asks to wait', () => {
  it('is scheduled anew where the queue by itself would come too early', async () => {
    const world = queued();
    world.work = fails(limited(90));
    await deliver(world);
    await reactToChange(world.ports, id, world.analyses.events.at(-1) as WriteEvent);
    const notBefore = new Date(someTime.getTime() + 90_000);
    expect(world.queued).toEqual([{ ...task, dispatch: 2, notBefore }]);
    expect(stored(world)).toMatchObject({
      summary: {
        status: 'processing',
        stage: 'queued',
        lease_expires_at: null,
        message: 'The judge is busy. We will try again at 12:01 UTC.',
      },
      work: { dispatch: 2, notBefore },
    });
  });

  it('is left to the queue’s own back-off where that is long enough', async () => {
    const world = queued();
    const busy = limited(5);
    world.work = fails(busy);
    await expect(deliver(world)).rejects.toBe(busy);
    expect(world.queued).toEqual([]);
    expect(stored(world)).toMatchObject({ summary: { stage: 'queued' }, work: { dispatch: 1 } });
  });

  it('is thrown back when it is delivered early, and begins when it is due', async () => {
    const notBefore = new Date(someTime.getTime() + 90_000);
    const world = queued({ notBefore });
    await expect(deliver(world)).rejects.toMatchObject({ code: 'already_running' });
    expect(stored(world).summary).toMatchObject({ stage: 'queued', attempt: 0 });
    await world.clock.pass(90_000);
    expect(await claimRun(world.ports, task)).toMatchObject({ attempt: 1 });
  });

  it('is given a turn by no sweep before it is due, and by one after', async () => {
    const notBefore = new Date(someTime.getTime() + 60 * minuteMs);
    const world = queued({ notBefore });
    await world.clock.pass(59 * minuteMs);
    await sweep(world.ports);
    expect(world.queued).toEqual([]);
    await world.clock.pass(minuteMs);
    await sweep(world.ports);
    expect(world.queued).toEqual([{ ...task, dispatch: 2, notBefore: null }]);
  });
});

describe('a run that waits for long', () => {
  it('gets a task of a new name, as the queue may have lost it and still know its name', async () => {
    const world = queued();
    for (let minute = 0; minute < 65; minute += 1) {
      await world.clock.pass(minuteMs);
      await sweep(world.ports);
    }
    expect(world.queued.map(({ dispatch }) => dispatch)).toEqual([1, 2, 3]);
  });

  it('can be claimed by each of its tasks, so that its place in a long queue is kept', async () => {
    const world = queued({ dispatch: 3 });
    expect(await claimRun(world.ports, task)).toMatchObject({ attempt: 1 });
  });

  it('ends as internal rather than go round for ever', async () => {
    const world = queued({ dispatch: maxDispatches });
    world.work = fails(limited(90));
    await deliver(world);
    expect(stored(world).summary).toMatchObject({ status: 'failed', error: { code: 'internal' } });
    expect(world.queued).toEqual([]);
  });
});

describe('a task that is delivered twice at once', () => {
  it('is worked on once, and the other delivery is to come back', async () => {
    const world = queued();
    let begun = 0;
    const end = Promise.withResolvers<never>();
    world.work = () => {
      begun += 1;
      return end.promise;
    };
    const both = [deliver(world), deliver(world)];
    const first = await Promise.race(both.map((run) => run.catch((error: unknown) => error)));
    expect(first).toMatchObject({ code: 'already_running' });
    end.reject(new AppError('video_unreadable', 'No picture.'));
    await Promise.allSettled(both);
    expect(begun).toBe(1);
    expect(stored(world).summary).toMatchObject({ status: 'failed', attempt: 1 });
  });
});

describe('a task that is delivered late', () => {
  const claimed = { status: 'processing', attempt: 1 } as const;
  const ends: [string, Event[]][] = [
    ['a cancel', [{ kind: 'cancel' }]],
    ['a failure', [{ kind: 'fail', error: { code: 'internal', message: '', retryable: true } }]],
    ['a completion', [{ kind: 'complete', report: report as never }]],
    ['a rerun', [{ kind: 'cancel' }, { kind: 'rerun', runId: 'run-2' }]],
  ];

  it.each(ends)('changes nothing after %s', async (_end, events) => {
    const world = worldWith(buildAnalysis(claimed));
    for (const event of events) await happen(world, event);
    const before = stored(world);
    await deliver(world);
    expect(stored(world)).toEqual(before);
    expect(world.queued).toEqual([]);
  });

  it('changes nothing after a delete', async () => {
    const world = worldWith(buildAnalysis(claimed));
    await world.analyses.remove(id);
    await deliver(world);
    expect(world.analyses.get(id)).toBeNull();
  });
});

describe('a worker that dies', () => {
  it('leaves its run to three more, then to worker_lost, and writes nothing any more', async () => {
    const world = queued();
    const stale: FollowedRun[] = [];
    const attempts: number[] = [];
    for (let life = 1; life <= 4; life += 1) {
      const last = world.queued.at(-1) ?? task;
      const run = await claimRun(world.ports, last);
      if (run === null) throw new Error(`life ${life} was refused`);
      stale.push(run);
      attempts.push(run.attempt);
      await world.clock.pass(minuteMs);
      await sweep(world.ports);
    }
    expect(attempts).toEqual([1, 2, 3, 4]);
    expect(stored(world).summary).toMatchObject({
      status: 'failed',
      error: { code: 'worker_lost', retryable: true },
      lease_expires_at: null,
    });
    const late: Event[] = [
      { kind: 'renewLease' },
      { kind: 'advance', stage: 'saving', fraction: 1, message: 'Done' },
      { kind: 'keepCopy', copy: null },
      { kind: 'countUsage', used: { input_tokens: 1, output_tokens: 1, cost_usd: 1 } },
      { kind: 'showLive', segments: [] },
      { kind: 'complete', report: report as never },
    ];
    const end = stored(world);
    for (const run of stale) {
      for (const event of late) {
        await expect(changeHeldRun(world.ports, run, event)).rejects.toBeInstanceOf(RunLost);
      }
    }
    expect(stored(world)).toEqual(end);
  });

  it('cannot write into the life of the worker that took over', async () => {
    const world = queued();
    const dead = (await claimRun(world.ports, task)) as FollowedRun;
    await world.clock.pass(minuteMs);
    await sweep(world.ports);
    await claimRun(world.ports, world.queued.at(-1) ?? task);
    const before = stored(world);
    const late = changeHeldRun(world.ports, dead, { kind: 'complete', report: report as never });
    await expect(late).rejects.toBeInstanceOf(RunLost);
    expect(stored(world)).toEqual(before);
  });
});

describe('a worker whose run is taken away', () => {
  const copy = {
    name: 'files/a',
    uri: 'https://model.example/files/a',
    expiresAt: new Date(someTime.getTime() + 172_800_000),
  };

  async function loseTo(
    take: (world: MemoryWorld) => Promise<unknown>,
    known: ModelCopy = copy,
  ): Promise<MemoryWorld> {
    const world = queued({ modelCopy: known });
    world.work = async () => {
      await take(world);
      throw new Error('aborted');
    };
    await deliver(world);
    return world;
  }

  const takeOver = (current: MemoryWorld) =>
    happen(current, { kind: 'requeue', newDispatch: true, reason: 'Interrupted.' });

  it('forgets its copy at the model’s side after a cancel', async () => {
    const world = await loseTo((current) => happen(current, { kind: 'cancel' }));
    expect(world.forgotten).toEqual([copy.name]);
  });

  it('forgets its copy and removes the objects after a delete', async () => {
    const world = await loseTo((current) => current.analyses.remove(id));
    expect(world.forgotten).toEqual([copy.name]);
    expect(world.emptied).toEqual([`videos/dancer/${id}/`]);
  });

  it('leaves the copy to the worker that took the run over', async () => {
    const world = await loseTo(takeOver);
    expect(world.forgotten).toEqual([]);
    expect(stored(world).work.modelCopy).toEqual(copy);
  });

  it('forgets a copy that it may have sent only after another worker looked for it', async () => {
    const world = await loseTo(takeOver, { ...copy, uri: null });
    expect(world.forgotten).toEqual([copy.name]);
  });

  it('forgets its copy where the worker that took the run over sent one of its own', async () => {
    const world = await loseTo(async (current) => {
      await takeOver(current);
      await claimRun(current.ports, current.queued.at(-1) ?? task);
      await happen(current, { kind: 'keepCopy', copy: { ...copy, name: 'files/b' } });
    });
    expect(world.forgotten).toEqual([copy.name]);
  });

  it('ends in peace where the model cannot be reached, since the trigger tries again', async () => {
    const world = await loseTo(async (current) => {
      current.modelIsDown = true;
      await happen(current, { kind: 'cancel' });
    });
    expect(stored(world).work.abandonedCopies).toEqual([copy]);
  });
});

describe('a worker that cut clips', () => {
  async function loseBy(take: (world: MemoryWorld) => Promise<unknown>): Promise<MemoryWorld> {
    const highlights = { status: 'queued', stage: 'queued', analysis_type: 'highlights' } as const;
    const world = worldWith(buildAnalysis(highlights));
    world.work = async () => {
      await take(world);
      throw new Error('aborted');
    };
    await deliver(world);
    return world;
  }
  const itsClips = `videos/dancer/${id}/clip-run-1-1-`;

  it.each<[string, Event]>([
    ['a cancel', { kind: 'cancel' }],
    ['another worker took over', { kind: 'requeue', newDispatch: true, reason: 'Interrupted.' }],
  ])('removes them, and no other attempt’s, after %s', async (_what, event) => {
    const world = await loseBy((current) => happen(current, event));
    expect(world.emptied).toEqual([itsClips]);
  });

  it('leaves them to the report where its completion was written but not answered', async () => {
    const world = await loseBy((current) =>
      happen(current, { kind: 'complete', report: report as never }),
    );
    expect(stored(world).summary.status).toBe('completed');
    expect(world.emptied).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../functions/src/domain/errors.ts';
import type { Analysis } from '../../../functions/src/domain/states/analysis.ts';
import type { Event } from '../../../functions/src/domain/states/events.ts';
import { transition } from '../../../functions/src/domain/states/transition.ts';
import { reactToChange } from '../../../functions/src/workflows/react-to-change.ts';
import { buildAnalysis, someTime } from '../../support/build-analysis.ts';
import { createMemoryWorld, type MemoryWorld } from '../../support/memory-world.ts';

const id = 'analysis-1';
const error = { code: 'internal', message: 'Oh.', retryable: true } as const;
const copyNamed = (name: string) => ({
  name,
  uri: null,
  expiresAt: new Date(someTime.getTime() + 172_800_000),
});

function worldWith(analysis: Analysis): MemoryWorld {
  const world = createMemoryWorld();
  world.analyses.put(id, analysis);
  return world;
}

const deliver = ({ ports, analyses }: MemoryWorld, index: number) => {
  const event = analyses.events[index];
  return event ? reactToChange(ports, id, event) : Promise.resolve();
};

/** Changes what is stored, as whoever called for it would; what the diagram refuses is skipped. */
async function happen({ analyses, clock }: MemoryWorld, event: Event): Promise<void> {
  await analyses.update(id, (stored) => {
    try {
      const change = stored && transition(stored, event, clock.now());
      return { result: undefined, change };
    } catch (refusal) {
      expect(refusal).toBeInstanceOf(AppError);
      return { result: undefined, change: null };
    }
  });
}

type Step = { event: Event } | { deliver: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ deliver: fc.nat({ max: 30 }) }),
  fc.record({
    event: fc.oneof(
      fc.constantFrom<Event>(
        { kind: 'acceptUpload', generation: '1' },
        { kind: 'claim' },
        { kind: 'renewLease' },
        { kind: 'requeue', newDispatch: true, reason: 'Interrupted.' },
        { kind: 'requeue', newDispatch: false, reason: 'Busy.' },
        { kind: 'redispatch' },
        { kind: 'fail', error },
        { kind: 'cancel' },
      ),
      fc.constant<Event>({ kind: 'rerun', runId: 'made of its step' }),
      fc.nat({ max: 9 }).map((n): Event => ({ kind: 'keepCopy', copy: copyNamed(`files/${n}`) })),
    ),
  }),
);

describe('events of an analysis, twice and in any order,', () => {
  it('change neither its summary nor its run, queue each task once and no void one, and forget no copy in use', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { minLength: 10, maxLength: 40 }),
        fc.infiniteStream(fc.nat({ max: 1_000 })),
        async (steps, choices) => {
          const told = worldWith(buildAnalysis());
          const untold = worldWith(buildAnalysis());
          for (const [index, step] of steps.entries()) {
            if ('event' in step) {
              const isRerun = step.event.kind === 'rerun';
              const event = isRerun ? { ...step.event, runId: `run-${index + 2}` } : step.event;
              await happen(told, event);
              await happen(untold, event);
              continue;
            }
            const live = told.analyses.get(id);
            const before = told.queued.length;
            await deliver(told, step.deliver);
            for (const task of told.queued.slice(before)) {
              expect(task).toMatchObject({
                runId: live?.summary.run_id,
                dispatch: live?.work.dispatch,
              });
            }
          }
          const written = told.analyses.events.length;
          const twice = [...told.analyses.events.keys(), ...told.analyses.events.keys()];
          for (const index of shuffled(twice, choices)) {
            const inUse = told.analyses.get(id)?.work.modelCopy?.name;
            const before = told.forgotten.length;
            await deliver(told, index);
            expect(told.forgotten.slice(before)).not.toContain(inUse);
          }
          expect(told.analyses.events).toHaveLength(written);

          const [end, plain] = [told.analyses.get(id), untold.analyses.get(id)];
          expect(end?.summary).toEqual(plain?.summary);
          const { abandonedCopies: left, sent: _sent, ...work } = end?.work ?? {};
          const { abandonedCopies: _all, sent: _not, ...plainWork } = plain?.work ?? {};
          expect(work).toEqual(plainWork);
          if (['completed', 'failed', 'cancelled'].includes(end?.summary.status ?? '')) {
            expect(left).toEqual([]);
          }
          const queuedNames = told.queued.map(({ runId, dispatch }) => `${runId} ${dispatch}`);
          expect(new Set(queuedNames).size).toBe(queuedNames.length);
          const waits = end?.summary.stage === 'queued' && end.summary.lease_expires_at === null;
          if (waits) expect(queuedNames).toContain(`${end.summary.run_id} ${end.work.dispatch}`);
        },
      ),
      { numRuns: 300 },
    );
  });
});

function shuffled(indices: readonly number[], choices: Iterable<number>): number[] {
  const left = [...indices];
  const order: number[] = [];
  for (const choice of choices) {
    if (left.length === 0) break;
    order.push(...left.splice(choice % left.length, 1));
  }
  return order;
}

describe('writes that concern nobody', () => {
  it.each([
    ['a waiting run', { status: 'queued', stage: 'queued' }],
    ['a held run', { status: 'processing', stage: 'analysing', lease_expires_at: someTime }],
    ['an ended run', { status: 'failed', stage: null }],
  ] as const)('of %s cause neither task nor write, however many', async (_what, summary) => {
    const stored = buildAnalysis(summary, { abandonedCopies: [copyNamed('files/a')] });
    const world = worldWith(stored);
    const sighting = world.analyses.get(id)?.summary ?? null;
    for (let write = 0; write < 200; write += 1) {
      await reactToChange(world.ports, id, { before: sighting, after: sighting });
    }
    expect(world.queued).toEqual([]);
    expect(world.forgotten).toEqual([]);
    expect(world.analyses.events).toHaveLength(1);
    expect(world.analyses.get(id)).toEqual(stored);
  });
});

describe('an end with a copy at the model’s side', () => {
  it('is told again until the model can be reached', async () => {
    const world = worldWith(buildAnalysis({ status: 'processing' }, { modelCopy: copyNamed('a') }));
    await happen(world, { kind: 'cancel' });
    world.modelIsDown = true;
    await expect(deliver(world, 1)).rejects.toThrow('the model is down');
    expect(world.analyses.get(id)?.work.abandonedCopies).toHaveLength(1);
    world.modelIsDown = false;
    await deliver(world, 1);
    expect(world.forgotten).toEqual(['a']);
    expect(world.analyses.get(id)?.work.abandonedCopies).toEqual([]);
  });

  it('gives a rerun its task even while the model cannot be reached', async () => {
    const world = worldWith(buildAnalysis({ status: 'processing' }, { modelCopy: copyNamed('a') }));
    await happen(world, { kind: 'cancel' });
    await happen(world, { kind: 'rerun', runId: 'run-2' });
    world.modelIsDown = true;
    await expect(deliver(world, 2)).rejects.toThrow('the model is down');
    expect(world.queued).toMatchObject([{ runId: 'run-2', dispatch: 1 }]);
  });

  it('does not ask for what the service has forgotten by itself', async () => {
    const past = { ...copyNamed('a'), expiresAt: someTime };
    const world = worldWith(buildAnalysis({ status: 'processing' }, { modelCopy: past }));
    await happen(world, { kind: 'cancel' });
    world.modelIsDown = true;
    await deliver(world, 1);
    expect(world.analyses.get(id)?.work.abandonedCopies).toEqual([]);
  });
});

describe('clips', () => {
  const report = { total_score: 80, scores: {}, analyzer: 'signal:1' } as never;
  const clipsOf = (runId: string) => `videos/dancer/${id}/clip-${runId}-`;

  async function emptiedBy(events: Event[]) {
    const running = { status: 'processing', analysis_type: 'highlights' } as const;
    const world = worldWith(buildAnalysis(running));
    for (const event of events) await happen(world, event);
    for (const index of world.analyses.events.keys()) await deliver(world, index);
    return [...new Set(world.emptied)];
  }

  it.each<[string, Event[], string[]]>([
    ['stay while their run goes on', [{ kind: 'claim' }], []],
    ['stay with a report', [{ kind: 'complete', report }], []],
    ['go with a run that is cancelled', [{ kind: 'cancel' }], [clipsOf('run-1')]],
    ['go with a run that fails', [{ kind: 'fail', error }], [clipsOf('run-1')]],
    [
      'go when a rerun replaces theirs',
      [
        { kind: 'complete', report },
        { kind: 'rerun', runId: 'run-2' },
        { kind: 'complete', report },
      ],
      [clipsOf('run-1')],
    ],
  ])('%s', async (_what, events, emptied) => {
    expect(await emptiedBy(events)).toEqual(emptied);
  });

  it('are not looked for where the profile cuts none', async () => {
    const world = worldWith(buildAnalysis({ status: 'processing' }));
    await happen(world, { kind: 'cancel' });
    await deliver(world, 1);
    expect(world.emptied).toEqual([]);
  });
});

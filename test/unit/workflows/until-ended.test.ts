import { beforeEach, describe, expect, it } from 'vitest';
import type { Summary } from '../../../functions/src/contract/summary.ts';
import type { Event } from '../../../functions/src/domain/states/events.ts';
import { transition } from '../../../functions/src/domain/states/transition.ts';
import { untilEnded } from '../../../functions/src/workflows/until-ended.ts';
import { buildAnalysis } from '../../support/build-analysis.ts';
import { createMemoryWorld, type MemoryWorld } from '../../support/memory-world.ts';

const analysisId = 'analysis-1';
const waitMs = 10_000;

let world: MemoryWorld;
let watching: number;
let gone: AbortController;
let ended: Promise<Summary | null>;

function happens(event: Event): Promise<void> {
  return world.analyses.update(analysisId, (stored) => {
    if (stored === null) throw new Error('it is gone');
    return { result: undefined, change: transition(stored, event, world.clock.now()) };
  });
}

function wait(): void {
  const { watch } = world.analyses;
  const analyses: MemoryWorld['ports']['analyses'] = {
    ...world.ports.analyses,
    watch(id, onState, onError) {
      watching += 1;
      const stop = watch(id, onState, onError);
      return () => {
        watching -= 1;
        stop();
      };
    },
  };
  const summary = world.analyses.get(analysisId)?.summary ?? buildAnalysis().summary;
  const until = new Date(world.clock.now().getTime() + waitMs);
  const ports = { analyses, clock: world.clock };
  ended = untilEnded(ports, { analysisId, summary }, { until, signal: gone.signal });
}

beforeEach(() => {
  world = createMemoryWorld();
  world.analyses.put(analysisId, buildAnalysis());
  watching = 0;
  gone = new AbortController();
});

describe('untilEnded', () => {
  it('answers as soon as the analysis has ended, and stops listening', async () => {
    wait();
    await happens({ kind: 'acceptUpload', generation: '1' });
    expect(watching).toBe(1);
    await happens({ kind: 'cancel' });
    expect(await ended).toMatchObject({ status: 'cancelled' });
    expect(watching).toBe(0);
  });

  it('answers where the analysis is when there is no more time, and stops listening', async () => {
    wait();
    await happens({ kind: 'acceptUpload', generation: '1' });
    await world.clock.pass(waitMs - 1);
    expect(watching).toBe(1);
    await world.clock.pass(1);
    expect(await ended).toMatchObject({ status: 'queued' });
    expect(watching).toBe(0);
  });

  it('stops listening when the client is gone', async () => {
    wait();
    expect(watching).toBe(1);
    gone.abort();
    await ended;
    expect(watching).toBe(0);
  });

  it('answers null when the analysis is deleted', async () => {
    wait();
    await world.analyses.remove(analysisId);
    expect(await ended).toBeNull();
    expect(watching).toBe(0);
  });

  it('does not listen to what has ended already', async () => {
    await happens({ kind: 'cancel' });
    wait();
    expect(await ended).toMatchObject({ status: 'cancelled' });
    expect(watching).toBe(0);
  });

  it('does not listen for a client that is gone already', async () => {
    gone.abort();
    wait();
    await ended;
    expect(watching).toBe(0);
  });
});

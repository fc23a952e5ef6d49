import { describe, expect, it } from 'vitest';
import { AppError } from '../../../functions/src/domain/errors.ts';
import type { Analysis } from '../../../functions/src/domain/states/analysis.ts';
import type { Event } from '../../../functions/src/domain/states/events.ts';
import { transition } from '../../../functions/src/domain/states/transition.ts';
import type { Ports } from '../../../functions/src/workflows/ports.ts';
import { meterCalls } from '../../../functions/src/workflows/process-run/meter-calls.ts';
import { buildAnalysis, someTime } from '../../support/build-analysis.ts';
import { createMemoryWorld } from '../../support/memory-world.ts';

const id = 'analysis-1';
const estimate = { input_tokens: 100, output_tokens: 50, cost_usd: 2 };
const used = { input_tokens: 90, output_tokens: 10, cost_usd: 1 };

function meterOf(work: Partial<Analysis['work']> = {}, ports: Partial<Ports> = {}) {
  const world = createMemoryWorld();
  const lease = new Date(someTime.getTime() + 60_000);
  const running = { status: 'processing', attempt: 2, lease_expires_at: lease } as const;
  const stored = buildAnalysis(running, work);
  world.analyses.put(id, stored);
  const run = { analysisId: id, runId: 'run-1', attempt: 2, ...stored };
  const noted: Event[] = [];
  const meter = meterCalls({ ...world.ports, ...ports }, run, (event) => void noted.push(event));
  return { world, noted, meter };
}

describe('meterCalls', () => {
  it('reserves the estimate before a call and puts what was used in its place', async () => {
    const { world, meter } = meterOf();
    const call = await meter.begin(estimate);
    expect([...world.reserved.values()]).toEqual([estimate]);
    expect(world.settled.size).toBe(0);
    await call.end(used);
    expect([...world.settled]).toEqual([...world.reserved.keys()].map((key) => [key, used]));
  });

  it('counts the estimate where nobody knows what was used', async () => {
    const { world, meter } = meterOf();
    await (await meter.begin(estimate)).end(null);
    expect([...world.settled.values()]).toEqual([estimate]);
    expect(meter.used()).toEqual(estimate);
  });

  it('sums over the attempts of the run for its report, and has each call written', async () => {
    const { noted, meter } = meterOf({ usage: used });
    await (await meter.begin(estimate)).end(used);
    await (await meter.begin(estimate)).end(used);
    const sum = { input_tokens: 270, output_tokens: 30, cost_usd: 3 };
    expect(meter.used()).toEqual(sum);
    expect(noted).toEqual([
      { kind: 'countUsage', used },
      { kind: 'countUsage', used },
    ]);
  });

  it.each([
    ['its owner', false, 'dancer'],
    ['nobody', true, null],
  ])('counts a run for the share of %s where byAdmin is %s', async (_who, byAdmin, userId) => {
    const asked: unknown[] = [];
    const budget = {
      reserve: async (...given: unknown[]) => void asked.push(given[2]),
      settle: async (...given: unknown[]) => void asked.push(given[2]),
    } as unknown as Ports['budget'];
    const { meter } = meterOf({ byAdmin }, { budget });
    await (await meter.begin(estimate)).end(used);
    expect(asked).toEqual([userId, userId]);
  });

  it('makes no call that the budget has no room for', async () => {
    const reserve = () => Promise.reject(new AppError('analyzer_quota_exhausted', 'Tomorrow.'));
    const budget = { reserve } as unknown as Ports['budget'];
    const { meter } = meterOf({}, { budget });
    await expect(meter.begin(estimate)).rejects.toMatchObject({ code: 'analyzer_quota_exhausted' });
    expect(meter.used()).toBeNull();
  });

  it('settles a call of a run that was taken away, and writes nothing into that run', async () => {
    const { world, meter } = meterOf();
    const call = await meter.begin(estimate);
    await world.analyses.update(id, (stored) => ({
      result: undefined,
      change: stored && transition(stored, { kind: 'cancel' }, someTime),
    }));
    const before = world.analyses.get(id);
    await call.end(used);
    expect([...world.settled.values()]).toEqual([used]);
    expect(world.analyses.get(id)).toEqual(before);
  });

  it('does not fail a judged run because its usage could not be recorded', async () => {
    const settle = () => Promise.reject(new Error('unavailable'));
    const budget = { reserve: async () => {}, settle } as unknown as Ports['budget'];
    const { meter } = meterOf({}, { budget });
    await (await meter.begin(estimate)).end(used);
    expect(meter.used()).toEqual(used);
  });
});

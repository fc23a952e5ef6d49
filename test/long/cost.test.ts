import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostOfAnalysis, mostReadsOfIdleDay } from '../../bench/benchmarks/cost.ts';
import { countAnalysis, startCountedModel } from '../../bench/load/billing/count-analysis.ts';
import { countIdleDay } from '../../bench/load/billing/idle-sweeps.ts';
import type { Billed } from '../../bench/load/billing/operations.ts';
import { noHistory, someHistory } from '../../bench/load/billing/seed-history.ts';
import { sumUp } from '../../bench/load/billing/sum-up.ts';
import { bootStack, type Stack } from '../../scripts/stack/boot.ts';
import { buildFunctions } from '../../scripts/stack/build-functions.ts';

const never = new AbortController().signal;
let model: Awaited<ReturnType<typeof startCountedModel>>;
let stack: Stack;
beforeAll(async () => {
  await buildFunctions(never);
  model = await startCountedModel();
  stack = await bootStack(never, model.options);
  Object.assign(process.env, stack.environment, { METADATA_SERVER_DETECTION: 'none' });
});
afterAll(async () => {
  await stack?.stop();
  await model?.close();
});

describe('what is billed', () => {
  it('of one analysis is at most 40 reads, 25 writes and 12 calls', async () => {
    const { billed, processingMs } = await countAnalysis(stack, model.counts);
    const { read, write, call } = sumUp(billed);
    expect(read).toBeLessThanOrEqual(mostOfAnalysis.read);
    expect(call).toBeLessThanOrEqual(mostOfAnalysis.call);
    // A machine that is busy otherwise takes longer: some more heartbeats, and each minute its memory.
    const heartbeats = Math.max(0, Math.ceil((processingMs - 23_000) / 20_000));
    const late = heartbeats + Math.floor(processingMs / 60_000);
    expect(write - late, describeWrites(billed)).toBeLessThanOrEqual(mostOfAnalysis.write);
    expect(read).toBeGreaterThan(10);
    expect(write).toBeGreaterThan(10);
  });

  it.each([
    ['an empty project', noHistory],
    ['a project with a history', someHistory],
  ])('of a day of sweeps over %s is at most 30,000 reads', async (_what, history) => {
    const { reads } = await countIdleDay(history);
    expect(reads).toBeLessThanOrEqual(mostReadsOfIdleDay);
    expect(reads).toBeGreaterThan(1_440);
  });
});

const describeWrites = (billed: readonly Billed[]) =>
  JSON.stringify(billed.filter(({ kind }) => kind === 'write'));

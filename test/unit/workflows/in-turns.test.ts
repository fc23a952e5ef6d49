import { expect, it } from 'vitest';
import { inTurns } from '../../../functions/src/workflows/in-turns.ts';

function* counting(to: number, told: number[] = []) {
  for (let step = 1; step <= to; step++) {
    told.push(step);
    yield;
  }
  return to;
}

it('resolves with what the steps return', async () => {
  const { signal } = new AbortController();
  expect(await inTurns(counting(5), signal)).toBe(5);
});

it('lets others run between the steps, and takes none after a cancel', async () => {
  const stop = new AbortController();
  const told: number[] = [];
  setImmediate(() => setImmediate(() => stop.abort(new Error('cancelled'))));
  await expect(inTurns(counting(100, told), stop.signal)).rejects.toThrow('cancelled');
  expect(told.length).toBeLessThan(5);
});

it('takes no step where it was cancelled before', async () => {
  const told: number[] = [];
  await expect(inTurns(counting(3, told), AbortSignal.abort())).rejects.toThrow();
  expect(told).toEqual([]);
});

it('rejects with what a step throws', async () => {
  // biome-ignore lint/correctness/useYield: it fails before its first step has ended.
  function* failing(): Generator<void, never> {
    throw new Error('no such look');
  }
  const { signal } = new AbortController();
  await expect(inTurns(failing(), signal)).rejects.toThrow('no such look');
});

import { describe, expect, it } from 'vitest';
import { inGroups } from '../../../functions/src/workflows/in-groups.ts';

const numbers = Array.from({ length: 25 }, (_, index) => index);

describe('inGroups', () => {
  it('acts on each once, at most so many at a time', async () => {
    const acted: number[] = [];
    let [running, most] = [0, 0];
    await inGroups(
      numbers,
      async (number) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running -= 1;
        acted.push(number);
      },
      4,
    );
    expect(acted.toSorted((one, other) => one - other)).toEqual(numbers);
    expect(most).toBe(4);
  });

  it('lets one that takes long hold up none of the others', async () => {
    const { promise: slow, resolve } = Promise.withResolvers<void>();
    const acted: number[] = [];
    const all = inGroups(
      numbers,
      async (number) => {
        if (number === 0) await slow;
        acted.push(number);
        if (acted.length === 24) resolve();
      },
      2,
    );
    await all;
    expect(acted.at(-1)).toBe(0);
  });

  it('acts on all and then throws the first failure', async () => {
    const acted: number[] = [];
    const all = inGroups(numbers, async (number) => {
      acted.push(number);
      if (number === 3 || number === 5) throw new Error(`number ${number}`);
    });
    await expect(all).rejects.toThrow('number 3');
    expect(acted).toHaveLength(25);
  });

  it('does nothing with nothing', async () => {
    await expect(inGroups([], () => Promise.reject(new Error('called')))).resolves.toBeUndefined();
  });
});

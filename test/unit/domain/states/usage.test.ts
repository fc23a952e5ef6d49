import { describe, expect, it } from 'vitest';
import { addUsage } from '../../../../functions/src/domain/states/usage.ts';

const used = { input_tokens: 10, output_tokens: 2, cost_usd: 0.5 };

describe('addUsage', () => {
  it('begins with the first call', () => {
    expect(addUsage(null, used)).toEqual(used);
  });

  it('does not know the cost of a sum of which a part is unknown', () => {
    const unpriced = { ...used, cost_usd: null };
    const sum = { input_tokens: 20, output_tokens: 4, cost_usd: null };
    expect([addUsage(used, unpriced), addUsage(unpriced, used)]).toEqual([sum, sum]);
  });
});

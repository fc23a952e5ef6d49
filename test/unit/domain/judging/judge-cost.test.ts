import { expect, it } from 'vitest';
import { usageOf } from '../../../../functions/src/domain/judging/judge-cost.ts';

const tokens = { input: 200_000, output: 3_000 };

it('prices input and output apart', () => {
  expect(usageOf(tokens, { usdPerMillionInput: 0.3, usdPerMillionOutput: 2.5 })).toEqual({
    input_tokens: 200_000,
    output_tokens: 3_000,
    cost_usd: expect.closeTo(0.0675, 10),
  });
});

it.each([
  { usdPerMillionInput: null, usdPerMillionOutput: 2.5 },
  { usdPerMillionInput: 0.3, usdPerMillionOutput: null },
])('leaves the cost unknown under $usdPerMillionInput and $usdPerMillionOutput', (prices) => {
  expect(usageOf(tokens, prices).cost_usd).toBeNull();
});

import { describe, expect, it } from 'vitest';
import { judgeHealth } from '../../../../functions/src/domain/operations/memory-health.ts';

describe('judgeHealth', () => {
  it.each([
    [[59.9, null], 'healthy'],
    [[null, null], 'healthy'],
    [[60, 10], 'warning'],
    [[10, 79.9], 'warning'],
    [[80, 10], 'critical'],
    [[60, 80], 'critical'],
  ] as const)('of %j: %s, by the worse one', (percents, health) => {
    expect(judgeHealth(percents)).toBe(health);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, closeClients, signUp } from '../../support/client.ts';
import { completeGoodRun, runTimeoutMs } from '../../support/good-run.ts';

const profiles = [
  { analysisType: 'highlights', keys: ['motion', 'music', 'variety'] },
  { analysisType: 'workout', keys: ['form', 'tempo', 'range', 'consistency'] },
];

let owner: Client;

beforeAll(async () => {
  owner = await signUp();
});
afterAll(closeClients);

describe.each(profiles)('$analysisType', ({ analysisType, keys }) => {
  it('is scored under its own names, 0 to 100 or null', { timeout: runTimeoutMs }, async () => {
    const { completed } = await completeGoodRun(owner, { analysisType });
    expect(Object.keys(completed.scores).sort()).toEqual(keys.toSorted());
    for (const score of [...Object.values(completed.scores), completed.total_score]) {
      expect(score ?? 0).toBeGreaterThanOrEqual(0);
      expect(score ?? 0).toBeLessThanOrEqual(100);
    }
    expect(Object.values(completed.scores).some((score) => score !== null)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { createApproximateLimiter } from '../../../../functions/src/adapters/rate-limiter/approximate-limiter.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const perMinute = { limit: 3, lengthMs: 60_000 };

describe('createApproximateLimiter', () => {
  it('refuses one more as rate_limited, says when, and lets it through then', async () => {
    const clock = createFakeClock();
    const limiter = createApproximateLimiter(clock, perMinute, 'lists');
    for (let asked = 0; asked < 3; asked += 1) await limiter.take('a');
    const refusal = await limiter.take('a').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'rate_limited', retryable: true });
    const { retryAfterSeconds } = refusal as { retryAfterSeconds: number };
    expect(retryAfterSeconds).toBeGreaterThan(0);
    await clock.pass(retryAfterSeconds * 1_000);
    await limiter.take('a');
  });

  it('counts each caller apart, and what it refuses not at all', async () => {
    const clock = createFakeClock();
    const limiter = createApproximateLimiter(clock, perMinute, 'lists');
    for (let asked = 0; asked < 50; asked += 1) await limiter.take('a').catch(() => {});
    await limiter.take('b');
    await clock.pass(2 * perMinute.lengthMs);
    await limiter.take('a');
  });

  it('holds no more than 10,000 callers, and forgets who asked longest ago', async () => {
    const limiter = createApproximateLimiter(
      createFakeClock(),
      { ...perMinute, limit: 1 },
      'lists',
    );
    for (let caller = 0; caller < 12_000; caller += 1) await limiter.take(`caller ${caller}`);
    expect(limiter.callers()).toBe(10_000);
    await expect(limiter.take('caller 11999')).rejects.toMatchObject({ code: 'rate_limited' });
    await limiter.take('caller 0');
  });
});

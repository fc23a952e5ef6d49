import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remember, waitMs } from '../../../../functions/src/domain/limits/sliding-window.ts';

const minute = { limit: 3, lengthMs: 60_000 };
const hour = { limit: 7, lengthMs: 3_600_000 };
const at = (ms: number) => new Date(ms);

describe('waitMs', () => {
  it('is 0 while fewer than the limit lie in the window', () => {
    expect(waitMs([], minute, at(0))).toBe(0);
    expect(waitMs([at(0), at(1)], minute, at(2))).toBe(0);
  });

  it('is the time until the oldest that blocks has left', () => {
    expect(waitMs([at(0), at(10_000), at(20_000)], minute, at(30_000))).toBe(30_000);
    expect(waitMs([at(20_000), at(0), at(10_000)], minute, at(59_999))).toBe(1);
    expect(waitMs([at(0), at(10_000), at(20_000)], minute, at(60_000))).toBe(0);
  });

  it('has no end where nothing is allowed', () => {
    expect(waitMs([], { limit: 0, lengthMs: 1_000 }, at(0))).toBe(Number.POSITIVE_INFINITY);
  });

  it('counts what another clock has put into the future', () => {
    expect(waitMs([at(5_000), at(5_000), at(5_000)], minute, at(0))).toBe(65_000);
  });
});

describe('remember', () => {
  it('keeps what the longest window may still look at, oldest first', () => {
    const times = [at(0), at(3_600_000), at(3_590_000)];
    const kept = remember(times, [minute, hour], at(3_600_500));
    expect(kept.map(Number)).toEqual([3_590_000, 3_600_000, 3_600_500]);
  });
});

/** Steps between events, in ms, some of them none at all. */
const steps = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90_000 })), {
  maxLength: 200,
});

describe('several windows together', () => {
  it('let through as many as all of them allow, and not one more', () => {
    fc.assert(
      fc.property(steps, (gaps) => {
        let kept: Date[] = [];
        const accepted: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          const isFree = [minute, hour].every((window) => waitMs(kept, window, at(now)) === 0);
          const hasRoom = [minute, hour].every(
            ({ limit, lengthMs }) =>
              accepted.filter((time) => time > now - lengthMs).length < limit,
          );
          expect(isFree).toBe(hasRoom);
          if (!isFree) continue;
          accepted.push(now);
          kept = remember(kept, [minute, hour], at(now));
          expect(kept.length).toBeLessThanOrEqual(hour.limit);
        }
      }),
    );
  });

  it('let the next one through exactly when they said so', () => {
    fc.assert(
      fc.property(steps, (gaps) => {
        let kept: Date[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          const wait = waitMs(kept, minute, at(now));
          if (wait > 0) expect(waitMs(kept, minute, at(now + wait - 1))).toBe(1);
          now += wait;
          expect(waitMs(kept, minute, at(now))).toBe(0);
          kept = remember(kept, [minute], at(now));
        }
      }),
    );
  });
});

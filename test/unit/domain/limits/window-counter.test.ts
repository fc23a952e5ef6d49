import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type WindowCount,
  windowAt,
  windowWaitMs,
} from '../../../../functions/src/domain/limits/window-counter.ts';

const window = { limit: 10, lengthMs: 60_000 };

/** Steps between requests in ms. */
const steps = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90_000 })), {
  maxLength: 200,
});

function ask(known: WindowCount | undefined, nowMs: number) {
  const count = windowAt(known, window, nowMs);
  return { count, waitMs: windowWaitMs(count, window, nowMs) };
}
const counted = (count: WindowCount) => ({ ...count, current: count.current + 1 });

describe('a window’s count', () => {
  it('lets the limit through in the first window, and not one more', () => {
    let count: WindowCount | undefined;
    for (let asked = 0; asked < window.limit; asked += 1) {
      const now = ask(count, 1_000 + asked);
      expect(now.waitMs).toBe(0);
      count = counted(now.count);
    }
    expect(ask(count, 60_999).waitMs).toBeGreaterThan(0);
  });

  it('never refuses who keeps an even pace below the limit', () => {
    const paceMs = window.lengthMs / (window.limit - 1);
    let count: WindowCount | undefined;
    for (let asked = 0; asked < 500; asked += 1) {
      const now = ask(count, asked * paceMs);
      expect(now.waitMs).toBe(0);
      count = counted(now.count);
    }
  });

  it('has room again exactly when it said so', () => {
    fc.assert(
      fc.property(steps, (gaps) => {
        let nowMs = 0;
        let count: WindowCount | undefined;
        for (const gap of gaps) {
          nowMs += gap;
          const { waitMs } = ask(count, nowMs);
          // Shares of a window are not whole milliseconds.
          nowMs += Math.ceil(waitMs);
          const then = ask(count, nowMs);
          expect(then.waitMs).toBe(0);
          count = counted(then.count);
        }
      }),
    );
  });

  it('lets no more than twice the limit through in any window’s length', () => {
    fc.assert(
      fc.property(steps, (gaps) => {
        let nowMs = 0;
        let count: WindowCount | undefined;
        const passed: number[] = [];
        for (const gap of gaps) {
          nowMs += gap;
          const now = ask(count, nowMs);
          if (now.waitMs > 0) continue;
          count = counted(now.count);
          passed.push(nowMs);
          const recent = passed.filter((time) => time > nowMs - window.lengthMs);
          expect(recent.length).toBeLessThanOrEqual(2 * window.limit);
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countAttempt,
  giveUp,
  openDelivery,
  type RunEnd,
  webhookEventId,
} from '../../../../functions/src/domain/sessions/webhook-delivery.ts';
import { someTime } from '../../../support/build-analysis.ts';

const end: RunEnd = { status: 'completed', progress: 100, error: null };
const opened = openDelivery(end, someTime);
const later = (seconds: number) => new Date(someTime.getTime() + seconds * 1000);

const anyStatus = fc.constantFrom(null, 101, 200, 204, 299, 301, 308, 400, 404, 410, 429, 500, 503);
const accepts = (status: number | null) => status !== null && status >= 200 && status < 300;

describe('a webhook’s delivery', () => {
  it('is due at once', () => {
    expect(opened).toMatchObject({ state: 'pending', attempts: 0, nextAttemptAt: someTime });
  });

  it.each([null, 100, 199, 300, 302, 307, 400, 401, 404, 429, 500, 503])(
    'is tried again after %s',
    (status) => {
      expect(countAttempt(opened, status, someTime)).toEqual({
        ...opened,
        attempts: 1,
        lastStatus: status,
        nextAttemptAt: later(10),
      });
    },
  );

  it.each([
    [200, 'delivered'],
    [299, 'delivered'],
    [410, 'failed'],
  ])('ends with %i as %s', (lastStatus, state) => {
    const ended = { ...opened, attempts: 1, lastStatus, state, nextAttemptAt: null };
    expect(countAttempt(opened, lastStatus, someTime)).toEqual(ended);
  });

  it('waits longer each time, from 10 s to an hour, and fails within a day of 32 attempts', () => {
    const pausesSeconds: number[] = [];
    let delivery = opened;
    let now = someTime;
    while (delivery.state === 'pending') {
      delivery = countAttempt(delivery, 503, now);
      if (delivery.nextAttemptAt === null) break;
      pausesSeconds.push((delivery.nextAttemptAt.getTime() - now.getTime()) / 1000);
      now = delivery.nextAttemptAt;
    }
    expect(pausesSeconds.slice(0, 11)).toEqual([
      10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600,
    ]);
    expect(Math.max(...pausesSeconds)).toBe(3_600);
    expect(delivery).toMatchObject({ state: 'failed', attempts: 32, lastStatus: 503 });
    expect(now.getTime()).toBeGreaterThan(later(86_400 - 3_600).getTime());
    expect(now.getTime()).toBeLessThanOrEqual(later(86_400).getTime());
  });

  it('is delivered once any attempt was taken, in whatever order they are counted', () => {
    fc.assert(
      fc.property(fc.array(anyStatus, { minLength: 1, maxLength: 8 }), (statuses) => {
        const counted = statuses.reduce(
          (delivery, status) => countAttempt(delivery, status, someTime),
          opened,
        );
        expect(counted.attempts).toBe(statuses.length);
        expect(counted.state === 'delivered').toBe(statuses.some(accepts));
        expect(counted.state === 'pending').toBe(counted.nextAttemptAt !== null);
        expect(counted.end).toEqual(end);
      }),
    );
  });

  it('that is over stays as it is when it is given up', () => {
    const delivered = countAttempt(opened, 200, someTime);
    expect(giveUp(delivered)).toEqual(delivered);
    expect(giveUp(opened)).toMatchObject({ state: 'failed', nextAttemptAt: null });
  });
});

describe('webhookEventId', () => {
  it('differs by analysis, run and end', () => {
    const ids = [
      webhookEventId('a', 'r', end),
      webhookEventId('b', 'r', end),
      webhookEventId('a', 's', end),
      webhookEventId('a', 'r', { ...end, status: 'failed' }),
    ];
    expect(new Set(ids).size).toBe(4);
    expect(webhookEventId('a', 'r', end)).toBe(ids[0]);
  });
});

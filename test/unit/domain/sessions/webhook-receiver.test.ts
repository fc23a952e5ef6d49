import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countDelivery,
  isSwitchedOff,
  type WebhookReceiver,
} from '../../../../functions/src/domain/sessions/webhook-receiver.ts';
import { someTime } from '../../../support/build-analysis.ts';

const receiverAfter = (...states: ('delivered' | 'failed')[]) =>
  states.reduce<WebhookReceiver | null>(
    (receiver, state) => countDelivery(receiver, state, someTime),
    null,
  );

describe('a receiver', () => {
  it('is on as long as nobody knows better', () => {
    expect(isSwitchedOff(null)).toBe(false);
  });

  it('is off after five deliveries in a row that failed, and not after four', () => {
    expect(isSwitchedOff(receiverAfter('failed', 'failed', 'failed', 'failed'))).toBe(false);
    expect(isSwitchedOff(receiverAfter('failed', 'failed', 'failed', 'failed', 'failed'))).toBe(
      true,
    );
  });

  it('is off if and only if the last five failed', () => {
    const states = fc.array(fc.constantFrom('delivered' as const, 'failed' as const), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(states, (seen) => {
        const lastFive = seen.slice(-5);
        const expected = lastFive.length === 5 && lastFive.every((state) => state === 'failed');
        expect(isSwitchedOff(receiverAfter(...seen))).toBe(expected);
      }),
    );
  });

  it.each(['pending', 'switched_off'] as const)('is not judged by one that is %s', (state) => {
    const receiver = receiverAfter('failed');
    expect(countDelivery(receiver, state, someTime)).toBe(receiver);
  });
});

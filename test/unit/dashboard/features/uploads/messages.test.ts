import { describe, expect, it } from 'vitest';
import {
  messageOfRefusal,
  messageOfStop,
} from '../../../../../dashboard/features/uploads/messages.ts';

const now = new Date(2026, 0, 1, 13, 30);

describe('messageOfRefusal', () => {
  it('adds when to try again to the service’s own words', () => {
    const refusal = { message: 'All places are taken.', retryAfterSeconds: 600 };
    expect(messageOfRefusal(refusal, now).words).toMatch(
      /^All places are taken\. Try again after 1:40\sPM\.$/,
    );
  });

  it('adds nothing where waiting does not help', () => {
    const refusal = { message: 'Not this one.', retryAfterSeconds: null };
    expect(messageOfRefusal(refusal, now).words).toBe('Not this one.');
  });
});

describe('messageOfStop', () => {
  it('is a hint where somebody cancelled, and a problem where the upload ended by itself', () => {
    const stop = { kind: 'stopped', isTold: true } as const;
    expect(messageOfStop({ ...stop, ending: null }).kind).toBe('hint');
    expect(messageOfStop({ ...stop, ending: { kind: 'gone' } }).kind).toBe('problem');
  });

  it('says so where the service could not be told', () => {
    const stop = { kind: 'stopped', ending: { kind: 'gone' } } as const;
    expect(messageOfStop({ ...stop, isTold: true }).words).not.toMatch('could not be reached');
    expect(messageOfStop({ ...stop, isTold: false }).words).toMatch('could not be reached');
  });
});

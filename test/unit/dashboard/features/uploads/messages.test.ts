import { describe, expect, it } from 'vitest';
import {
  messageOfEnded,
  messageOfNamesake,
  messageOfPause,
  messageOfRefusal,
  messageOfStop,
  untilWhen,
} from '../../../../../dashboard/features/uploads/messages.ts';
import { openUpload } from './build-upload.ts';

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

describe('what is said of an upload that outlived its page', () => {
  it('says by when it has to go on', () => {
    const startedAtMs = new Date(2026, 0, 1, 13, 30).getTime();
    expect(untilWhen(openUpload({ startedAtMs }))).toMatch(/^until 2:30\sPM$/);
  });

  it.each(['too_late', 'lost'] as const)('names the file and what to do: %s', (how) => {
    const { title, words } = messageOfEnded('rumba.mp4', how);
    expect(title).toBe('“rumba.mp4” cannot go on');
    expect(words).toMatch('Choose it again to start anew');
  });

  it('names the file that is another of the same name', () => {
    expect(messageOfNamesake('rumba.mp4').title).toBe('This is another “rumba.mp4”');
  });

  it.each([
    ['unreadable', 'Choose it again'],
    ['elsewhere', 'Close that tab'],
  ] as const)('says how it goes on: %s', (why, words) => {
    expect(messageOfPause(why).words).toMatch(words);
  });

  it.each([
    ['too_late', 'an hour to arrive'],
    ['withdrawn', 'cancelled or deleted'],
  ] as const)('says why it ended while it was sent: %s', (kind, words) => {
    const message = messageOfStop({ kind: 'stopped', ending: { kind }, isTold: true });
    expect(message).toMatchObject({ kind: 'problem', words: expect.stringContaining(words) });
  });
});

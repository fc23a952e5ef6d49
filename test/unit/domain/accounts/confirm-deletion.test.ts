import { describe, expect, it } from 'vitest';
import {
  requireConfirmed,
  requireRecentSignIn,
} from '../../../../functions/src/domain/accounts/confirm-deletion.ts';

const now = new Date('2026-05-04T10:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('requireRecentSignIn', () => {
  it.each([0, 60, 300, -30])('takes a sign-in of %i seconds ago', (seconds) => {
    expect(() => requireRecentSignIn(ago(seconds), now)).not.toThrow();
  });

  it.each([
    ['of more than five minutes ago', ago(301)],
    ['that the token does not tell of', null],
  ])('refuses one %s, and says what to do', (_when, signedInAt) => {
    expect(() => requireRecentSignIn(signedInAt, now)).toThrow(
      expect.objectContaining({
        code: 'unauthenticated',
        detail: 'sign_in_again',
        message: expect.stringContaining('sign in again'),
      }),
    );
  });
});

describe('requireConfirmed', () => {
  const byEmail = { userId: 'uid-1', email: 'dancer@example.com' };
  const withoutEmail = { userId: 'uid-1', email: null };

  it.each([
    [byEmail, 'dancer@example.com'],
    [byEmail, ' Dancer@Example.com '],
    [withoutEmail, 'uid-1'],
  ])('takes %j confirmed by "%s"', (account, confirm) => {
    expect(() => requireConfirmed(account, confirm)).not.toThrow();
  });

  it.each([
    [byEmail, 'other@example.com'],
    [byEmail, 'uid-1'],
    [withoutEmail, 'dancer@example.com'],
    [withoutEmail, 'UID-1'],
  ])('refuses %j confirmed by "%s", naming the field', (account, confirm) => {
    expect(() => requireConfirmed(account, confirm)).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        issues: [expect.objectContaining({ path: 'confirm' })],
      }),
    );
  });
});

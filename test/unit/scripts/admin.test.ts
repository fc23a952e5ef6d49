import type { Auth } from 'firebase-admin/auth';
import { describe, expect, it } from 'vitest';
import { changeAdmin } from '../../../scripts/admin.ts';

const failing = (code: string, message: string) =>
  ({
    getUserByEmail: () => Promise.reject(Object.assign(new Error(message), { code })),
  }) as unknown as Auth;

describe('changeAdmin', () => {
  it('says what to do about an e-mail that nobody has signed up with', async () => {
    const change = changeAdmin(
      failing('auth/user-not-found', 'There is no user record'),
      'grant',
      'a@b.c',
    );
    await expect(change).rejects.toThrow('Nobody has signed up as a@b.c. Let them sign up');
  });

  it('says that an address is none', async () => {
    const change = changeAdmin(
      failing('auth/invalid-email', 'The email is wrong'),
      'grant',
      'nobody',
    );
    await expect(change).rejects.toThrow('"nobody" is not an e-mail address.');
  });

  it('passes every other failure on', async () => {
    const change = changeAdmin(failing('auth/internal-error', 'boom'), 'revoke', 'a@b.c');
    await expect(change).rejects.toThrow('boom');
  });
});

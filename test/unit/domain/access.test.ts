import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callerOf, requireVerified } from '../../../functions/src/domain/access.ts';

const asked = { requireVerifiedEmail: true };
const begin = (claims: Record<string, unknown>, rule = asked) =>
  requireVerified(callerOf('dancer', claims), rule);
const refusal = expect.objectContaining({
  code: 'permission_denied',
  detail: 'email_not_verified',
  message: expect.stringContaining('open the link in the mail'),
});

describe('requireVerified', () => {
  it.each([
    ['whose email is verified', { email_verified: true }],
    ['that is trusted, verified or not', { email_verified: false, trusted: true }],
    ['that is trusted and has no email', { trusted: true }],
  ])('lets an account begin %s', (_which, claims) => {
    expect(() => begin(claims)).not.toThrow();
  });

  it.each([
    ['whose email is not verified', { email: 'dancer@example.org', email_verified: false }],
    ['without an email, such as one of a telephone', { phone_number: '+15550100' }],
    ['that is anonymous', { provider_id: 'anonymous' }],
    ['of an admin whose email is not verified', { admin: true, email_verified: false }],
  ])('refuses an account %s', (_which, claims) => {
    expect(() => begin(claims)).toThrow(refusal);
  });

  it('takes no other value of a claim for true', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('email_verified', 'trusted', 'admin'),
        fc.anything().filter((value) => value !== true),
        (name, value) => {
          expect(() => begin({ [name]: value })).toThrow(refusal);
          expect(callerOf('dancer', { [name]: value }).isAdmin).toBe(false);
        },
      ),
    );
  });

  it('refuses who says nothing of it', () => {
    expect(() => requireVerified({ userId: 'dancer', isAdmin: false }, asked)).toThrow(refusal);
  });

  it('asks nobody where it is not asked for', () => {
    expect(() => begin({}, { requireVerifiedEmail: false })).not.toThrow();
  });
});

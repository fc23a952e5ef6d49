import { AppError } from '../errors.ts';
import { invalidRequest, issueAt } from '../requests/invalid-request.ts';

export interface Account {
  userId: string;
  email: string | null;
}

const recentMs = 5 * 60 * 1000;

/** Whoever finds a session open must not be able to delete what is its owner's. */
export function requireRecentSignIn(signedInAt: Date | null, now: Date): void {
  if (signedInAt !== null && now.getTime() - signedInAt.getTime() <= recentMs) return;
  throw new AppError(
    'unauthenticated',
    'Please sign in again first: an account can be deleted within 5 minutes of a sign-in.',
    { detail: 'sign_in_again' },
  );
}

/** An email is compared as mail does in practice: capitals and surrounding spaces mean nothing. */
export function requireConfirmed({ userId, email }: Account, confirm: string): void {
  const told = confirm.trim();
  if (email === null ? told === userId : told.toLowerCase() === email.toLowerCase()) return;
  throw invalidRequest(
    issueAt(
      ['confirm'],
      email === null
        ? 'must be the uid of your account, which has no email address'
        : 'must be the email address of your account',
    ),
  );
}

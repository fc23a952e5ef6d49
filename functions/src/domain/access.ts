import { AppError } from './errors.ts';

/** Who calls, as their verified token says. */
export interface Caller {
  userId: string;
  isAdmin: boolean;
  /** Of an account whose email is verified, or that is trusted without; absent: of neither. */
  isVerified?: boolean;
  /** The Auth service was asked just now, and has the account; absent: it was not asked. */
  hasAccount?: boolean;
}

/** By an ID token's claims. Each counts as nothing but `true`. */
export function callerOf(userId: string, claims: Readonly<Record<string, unknown>>): Caller {
  return {
    userId,
    isAdmin: claims['admin'] === true,
    isVerified: claims['email_verified'] === true || claims['trusted'] === true,
  };
}

/**
 * For what begins an analysis or a run, where REQUIRE_VERIFIED_EMAIL is true: each costs more than
 * an account does. An admin is no exception: the claim is given to an email, and before it is
 * verified anybody may have signed up with it.
 */
export function requireVerified(
  { isVerified = false }: Caller,
  { requireVerifiedEmail }: { requireVerifiedEmail: boolean },
): void {
  if (isVerified || !requireVerifiedEmail) return;
  throw new AppError(
    'permission_denied',
    'Confirm your email address first: open the link in the mail that we send you, then try again.',
    { detail: 'email_not_verified' },
  );
}

/** Told to whoever calls without a token. */
export const notSignedIn = (): AppError => new AppError('unauthenticated', 'Please sign in first.');

/** Told to a caller without a valid App Check token, where one is asked for. */
export function notFromOurApp(cause: unknown = null): AppError {
  return new AppError(
    'unauthenticated',
    'This request does not come from our app. Reload the page or update the app, and try again.',
    { cause },
  );
}

/** The analysis, if it exists and is the caller's own or the caller is an admin. */
export function requireAccess<T extends { summary: { user_id: string } }>(
  stored: T | null,
  caller: Caller,
): T {
  if (stored === null) {
    throw new AppError(
      'not_found',
      'There is no such analysis: it may have been deleted. Please choose another one.',
    );
  }
  if (!caller.isAdmin && stored.summary.user_id !== caller.userId) {
    throw new AppError(
      'permission_denied',
      'This analysis belongs to somebody else. Please choose one of your own.',
    );
  }
  return stored;
}

export function requireAdmin(caller: Caller): void {
  if (!caller.isAdmin) {
    throw new AppError(
      'permission_denied',
      'Only admins may do this. Ask one to grant you access.',
    );
  }
}

import { AppError } from './errors.ts';

/** Who calls, as their verified token says. */
export interface Caller {
  userId: string;
  isAdmin: boolean;
}

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

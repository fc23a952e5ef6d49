import { AppError } from '../errors.ts';

/** Told to whoever still has a token of an account that is gone or going. */
export function accountDeleted(cause: unknown = null): AppError {
  return new AppError('unauthenticated', 'This account has been deleted.', { cause });
}

/** What is known of whoever something is kept for. */
export interface Owner {
  userId: string;
  /** The Auth service was asked when this was made, and had the account. */
  hadAccount: boolean;
  /** It is being removed already. */
  isGoing: boolean;
  changedAt: Date;
}

/** Nothing in flight is taken for left over. */
export const leftOverMs = 60 * 60 * 1000;

/**
 * Those whose removal is to begin, or to go on. One who was never seen with an account may be about
 * to get it, as where accounts are brought over from elsewhere: for an hour that is left alone.
 */
export function whoIsGone(
  owners: readonly Owner[],
  withAccount: ReadonlySet<string>,
  now: Date,
): string[] {
  const leftSince = now.getTime() - leftOverMs;
  return owners
    .filter(({ userId, hadAccount, isGoing, changedAt }) => {
      if (isGoing) return true;
      return !withAccount.has(userId) && (hadAccount || changedAt.getTime() < leftSince);
    })
    .map(({ userId }) => userId);
}

import type { App } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { callerOf } from '../domain/access.ts';
import { accountDeleted } from '../domain/accounts/gone.ts';
import { AppError } from '../domain/errors.ts';
import type { TokenVerifier } from '../workflows/ports/callers.ts';

/** Firebase ID tokens. One that was revoked is refused at once, not when it expires within the hour. */
export function createTokenVerifier(app: App): TokenVerifier {
  return {
    async verify(idToken) {
      try {
        const { uid, ...claims } = await getAuth(app).verifyIdToken(idToken, true);
        return { ...callerOf(uid, claims), hasAccount: true };
      } catch (error) {
        if (!isRefusal(error)) throw error;
        if (error.code === 'auth/user-not-found') throw accountDeleted(error);
        throw new AppError(
          'unauthenticated',
          'Your sign-in is not valid any more. Please sign in again.',
          { cause: error },
        );
      }
    },
  };
}

const refusals: ReadonlySet<unknown> = new Set([
  'auth/argument-error',
  'auth/invalid-id-token',
  'auth/id-token-expired',
  'auth/id-token-revoked',
  'auth/user-disabled',
  'auth/user-not-found',
]);

/** Everything else, such as an Auth service that does not answer, is not the caller's fault. */
function isRefusal(error: unknown): error is Error & { code: unknown } {
  return error instanceof Error && 'code' in error && refusals.has(error.code);
}

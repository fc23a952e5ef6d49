import type { App } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { AppError } from '../domain/errors.ts';
import type { TokenVerifier } from '../workflows/ports/callers.ts';

/** Firebase ID tokens. One that was revoked is refused at once, not when it expires within the hour. */
export function createTokenVerifier(app: App): TokenVerifier {
  return {
    async verify(idToken) {
      try {
        const { uid, ...claims } = await getAuth(app).verifyIdToken(idToken, true);
        return { userId: uid, isAdmin: claims['admin'] === true };
      } catch (error) {
        if (!isRefusal(error)) throw error;
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
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && refusals.has(error.code);
}

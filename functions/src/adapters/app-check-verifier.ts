import type { App } from 'firebase-admin/app';
import { getAppCheck } from 'firebase-admin/app-check';
import { notFromOurApp } from '../domain/access.ts';
import type { AppCheckVerifier } from '../workflows/ports/callers.ts';

/**
 * Firebase App Check tokens, by the keys that Google publishes. The Admin SDK says of every failure,
 * that of fetching those keys too, that the token is at fault: so all are refusals here.
 */
export function createAppCheckVerifier(app: App): AppCheckVerifier {
  return {
    async verify(token) {
      await getAppCheck(app)
        .verifyToken(token)
        .catch((error: unknown) => {
          throw notFromOurApp(error);
        });
    },
  };
}

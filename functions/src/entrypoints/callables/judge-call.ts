import type { App, BodyRule, DeclaredBody, UnreadRequest } from '../../app.ts';
import { notFromOurApp, notSignedIn } from '../../domain/access.ts';
import type { AppError } from '../../domain/errors.ts';
import { isPacked, mostBodyBytes, tooLargeToRead } from '../body-limits.ts';

/**
 * Judges a call with a body by its headers alone. firebase-functions verifies the tokens, and it does
 * so once the platform has read the call: until then it can be told only that one is missing.
 */
export function judgeCalls(app: () => App) {
  return (request: UnreadRequest, { mediaType, isPlain }: DeclaredBody): BodyRule => {
    const isCall = request.method === 'POST' && mediaType === 'application/json';
    const missing = isCall ? missingToken(app, request) : null;
    return {
      mostBytes: mostBodyBytes,
      tooLarge: tooLargeToRead(),
      refusal: isPlain ? missing : isPacked(),
      wanted: isCall ? 'parsed' : null,
      admit: null,
    };
  };
}

function missingToken(app: () => App, { headers }: UnreadRequest): AppError | null {
  if (headers['x-firebase-appcheck'] === undefined && wantsOurApp(app)) return notFromOurApp();
  return /^Bearer \S/i.test(headers.authorization ?? '') ? null : notSignedIn();
}

/** Where the service is not set up correctly, the call is told so once it is answered. */
function wantsOurApp(app: () => App): boolean {
  try {
    return app().config.enforceAppCheck;
  } catch {
    return false;
  }
}

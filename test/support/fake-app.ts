import type { App } from '../../functions/src/app.ts';
import { callerOf, notFromOurApp } from '../../functions/src/domain/access.ts';
import { AppError } from '../../functions/src/domain/errors.ts';

/**
 * What a door asks of the app, with nothing behind it. Tokens other than `good…` are refused; what
 * follows are the names of the claims that are true.
 */
export function createFakeApp({ enforceAppCheck = false, requireVerifiedEmail = false } = {}) {
  const taken: string[] = [];
  const limiter = (kind: string) => ({
    async take(caller: string) {
      taken.push(`${kind} ${caller}`);
    },
  });
  const app = {
    config: { enforceAppCheck, requireVerifiedEmail, allowedOrigins: [] },
    ports: {
      clock: { now: () => new Date() },
      tokens: {
        async verify(token: string) {
          if (!token.startsWith('good')) throw new AppError('unauthenticated', 'Sign in again.');
          const claims = token.split('-').slice(1);
          return callerOf('dancer', Object.fromEntries(claims.map((name) => [name, true])));
        },
      },
      appCheck: {
        async verify(token: string) {
          if (token !== 'ours') throw notFromOurApp();
        },
      },
      rates: { change: limiter('change'), list: limiter('list'), read: limiter('read') },
    },
    isMonitorToken: (token: string) => token === 'monitor',
  } as unknown as App;
  return { app, taken };
}

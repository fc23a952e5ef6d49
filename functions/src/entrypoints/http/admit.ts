import type { App } from '../../app.ts';
import { type Caller, notFromOurApp, requireVerified } from '../../domain/access.ts';
import { AppError } from '../../domain/errors.ts';
import { rateKey } from '../../domain/limits/rates.ts';
import { countRequest } from '../count-request.ts';
import { identify } from './identify.ts';
import type { Route } from './route.ts';

/** What a request says of who sends it. */
export interface Credentials {
  authorization: string | null;
  appCheckToken: string | null;
  /** Where it comes from, as far as that can be told. */
  address: string;
}

/**
 * Who asks, if they may and have not asked too often. Throws unauthenticated, permission_denied or
 * rate_limited. A refusal costs the address a read, so that whoever tries tokens is told to stop;
 * a good token is let in whatever its address has spent, since others may write that address.
 */
export async function admit(
  app: App,
  { access, limit, begins }: Pick<Route, 'access' | 'limit' | 'begins'>,
  { authorization, appCheckToken, address }: Credentials,
): Promise<Caller> {
  const { rates } = app.ports;
  const fromAddress = `address:${address}`;
  const known = async () => {
    if (access === 'caller' || access === 'admin') await requireOurApp(app, appCheckToken);
    const caller = await identify(app, access, authorization);
    if (begins) requireVerified(caller, app.config);
    return caller;
  };
  const caller = await known().catch(async (refusal: unknown) => {
    if (refusal instanceof AppError) await rates.read.take(fromAddress);
    throw refusal;
  });
  await countRequest(rates, limit, caller, rateKey(caller) ?? fromAddress);
  return caller;
}

async function requireOurApp({ config, ports }: App, token: string | null): Promise<void> {
  if (!config.enforceAppCheck) return;
  if (token === null) throw notFromOurApp();
  await ports.appCheck.verify(token);
}

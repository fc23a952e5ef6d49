import type { App } from '../../app.ts';
import { type Caller, requireAdmin } from '../../domain/access.ts';
import { AppError } from '../../domain/errors.ts';
import type { Access } from './route.ts';

/** Nobody's rights: what anyone may ask needs none. */
const nobody: Caller = { userId: '', isAdmin: false };

/** Who asks, if they may. Throws unauthenticated or permission_denied. */
export async function identify(
  { ports, isMonitorToken }: App,
  access: Access,
  authorization: string | null,
): Promise<Caller> {
  if (access === 'anyone') return nobody;
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) {
    throw new AppError(
      'unauthenticated',
      'Please sign in first: send a Firebase ID token as `Authorization: Bearer <token>`.',
    );
  }
  if (access === 'operator' && isMonitorToken(token)) return { userId: '', isAdmin: true };
  const caller = await ports.tokens.verify(token);
  if (access !== 'caller') requireAdmin(caller);
  return caller;
}

import { randomUUID } from 'node:crypto';
import { adminAuth } from '../admin-sdk.ts';

export interface BrowserUser {
  userId: string;
  email: string;
  password: string;
}

/** A new account, for a test's own use. */
export async function makeUser(options: { admin?: boolean } = {}): Promise<BrowserUser> {
  const login = { email: `${randomUUID()}@example.com`, password: randomUUID() };
  const { uid } = await adminAuth.createUser(login);
  if (options.admin) await adminAuth.setCustomUserClaims(uid, { admin: true });
  return { userId: uid, ...login };
}

import { randomUUID } from 'node:crypto';
import { adminAuth } from './admin-sdk.ts';
import { emulatorAddress, projectId } from './stack-addresses.ts';

export interface Account {
  uid: string;
  idToken: string;
}

/** A new account and its ID token, with no Firebase SDK. */
export async function openAccount({
  verified = false,
  ...claims
}: {
  verified?: boolean;
  admin?: boolean;
  trusted?: boolean;
} = {}): Promise<Account> {
  const login = { email: `${randomUUID()}@example.com`, password: randomUUID() };
  const { uid } = await adminAuth.createUser({ ...login, emailVerified: verified });
  if (Object.keys(claims).length > 0) await adminAuth.setCustomUserClaims(uid, claims);
  const { host, port } = emulatorAddress('FIREBASE_AUTH_EMULATOR_HOST');
  const url = `http://${host}:${port}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo`;
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...login, returnSecureToken: true }),
  });
  const { idToken } = (await reply.json()) as { idToken?: string };
  if (idToken === undefined) throw new Error(`The Auth emulator refused a login: ${reply.status}`);
  return { uid, idToken };
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** An account's token with other claims; unsigned, as all of the Auth emulator's are. */
export function forgeToken({ uid }: Account, changes: Record<string, unknown> = {}): string {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://securetoken.google.com/${projectId}`,
    aud: projectId,
    sub: uid,
    user_id: uid,
    auth_time: nowSeconds,
    iat: nowSeconds,
    exp: nowSeconds + 3600,
    firebase: { identities: {}, sign_in_provider: 'password' },
    ...changes,
  };
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`;
}

/** A token that was good until its account's sessions were ended. */
export async function revokedToken(): Promise<string> {
  const account = await openAccount();
  // Revoking counts in whole seconds.
  const earlier = Math.floor(Date.now() / 1000) - 60;
  const token = forgeToken(account, { auth_time: earlier, iat: earlier });
  await adminAuth.revokeRefreshTokens(account.uid);
  return token;
}

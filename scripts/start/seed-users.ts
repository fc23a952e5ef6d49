import process from 'node:process';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { LOCAL_HOST, type Ports } from '../stack/ports.ts';

export const PASSWORD = 'flokraft';
export const dancer = { uid: 'dancer', email: 'dancer@flokraft.test', claims: {} };
export const admin = { uid: 'admin', email: 'admin@flokraft.test', claims: { admin: true } };

/** Makes the two users of the local stack, unless imported data brought them. */
export async function seedUsers(projectId: string, ports: Ports): Promise<void> {
  process.env['FIREBASE_AUTH_EMULATOR_HOST'] = `${LOCAL_HOST}:${ports.auth}`;
  const app = initializeApp({ projectId }, 'seed');
  const auth = getAuth(app);
  try {
    for (const user of [dancer, admin]) {
      const uid = await ensureUser(auth, user);
      await auth.setCustomUserClaims(uid, user.claims);
    }
  } finally {
    await deleteApp(app);
  }
}

async function ensureUser(auth: Auth, { uid, email }: typeof dancer): Promise<string> {
  const { users } = await auth.getUsers([{ email }]);
  if (users[0] !== undefined) return users[0].uid;
  await auth.createUser({ uid, email, password: PASSWORD, emailVerified: true });
  return uid;
}

import { parseArgs } from 'node:util';
import { initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth, type UserRecord } from 'firebase-admin/auth';
import { findProject, requireEmulator } from './setup/find-project.ts';
import { OperatorError, runAsOperator } from './setup/operator-error.ts';
import { useQuotaProject } from './setup/quota-project.ts';

export type AdminChange = 'grant' | 'revoke';
export type TrustChange = 'trust' | 'distrust';

const usage = 'Usage: npm run admin -- grant|revoke|trust|distrust <email> [--project <id>]';

/** Sets or clears the claim `admin` of a user, keeping the other claims; answers what was done. */
export async function changeAdmin(auth: Auth, change: AdminChange, email: string): Promise<string> {
  const { uid, customClaims } = await findUser(auth, email);
  const { admin, ...others } = customClaims ?? {};
  if (change === 'grant') {
    if (admin === true) return `${email} is an admin already.`;
    await auth.setCustomUserClaims(uid, { ...others, admin: true });
    return `${email} is an admin now: at the next sign-in, or within an hour when signed in.`;
  }
  await auth.setCustomUserClaims(uid, others);
  await auth.revokeRefreshTokens(uid);
  return admin === true
    ? `${email} is no admin any more: signed out everywhere, within an hour at most.`
    : `${email} was no admin; signed out everywhere all the same.`;
}

/** Sets or clears the claim `trusted`, which stands for a verified email; answers what was done. */
export async function changeTrust(auth: Auth, change: TrustChange, email: string): Promise<string> {
  const { uid, customClaims } = await findUser(auth, email);
  const { trusted: _before, ...others } = customClaims ?? {};
  await auth.setCustomUserClaims(uid, change === 'trust' ? { ...others, trusted: true } : others);
  const what = change === 'trust' ? 'needs no verified email now' : 'needs a verified email again';
  return `${email} ${what}: at the next sign-in, or within an hour when signed in.`;
}

async function findUser(auth: Auth, email: string): Promise<UserRecord> {
  try {
    return await auth.getUserByEmail(email);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'auth/user-not-found') {
      throw new OperatorError(
        `Nobody has signed up as ${email}. Let them sign up once, or add them under Authentication in the Firebase console, then try again.`,
      );
    }
    if (code === 'auth/invalid-email')
      throw new OperatorError(`"${email}" is not an e-mail address.`);
    throw error;
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { project: { type: 'string' } },
  });
  const [word, email] = positionals;
  const change = changeOf(word);
  if (change === undefined || email === undefined || positionals.length > 2) {
    throw new OperatorError(usage);
  }
  const projectId = await findProject(values.project);
  requireEmulator(projectId, 'FIREBASE_AUTH_EMULATOR_HOST');
  useQuotaProject(projectId);
  console.log(await change(getAuth(initializeApp({ projectId })), email));
  return 0;
}

/** By what is written on the command line; undefined where that is no change. */
function changeOf(word: string | undefined) {
  switch (word) {
    case 'grant':
    case 'revoke':
      return (auth: Auth, email: string) => changeAdmin(auth, word, email);
    case 'trust':
    case 'distrust':
      return (auth: Auth, email: string) => changeTrust(auth, word, email);
    default:
      return undefined;
  }
}

if (import.meta.main) await runAsOperator(main);

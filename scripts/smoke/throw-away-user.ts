import { randomBytes } from 'node:crypto';
import type { Auth } from 'firebase-admin/auth';
import { z } from 'zod';
import { ask, jsonOf } from './ask.ts';
import { Finding } from './finding.ts';
import type { Limits } from './limits.ts';
import type { Target } from './target.ts';
import type { WebConfig } from './web-config.ts';

export interface User {
  uid: string;
  email: string;
  password: string;
}

/** Whom nobody else can be. */
export function inventUser(): User {
  const name = `smoke-${randomBytes(12).toString('hex')}`;
  // A password policy of the project may want each kind of sign.
  const password = `Aa1!${randomBytes(24).toString('base64url')}`;
  return { uid: name, email: `${name}@example.com`, password };
}

const signInAdvice = (project: string) =>
  `Switch on sign-in by e-mail and password: https://console.firebase.google.com/project/${project}/authentication/providers`;

/** With a verified email: nobody else may begin an analysis. */
export async function makeUser(auth: Auth, user: User, project: string): Promise<void> {
  try {
    await auth.createUser({ ...user, emailVerified: true, displayName: 'Smoke test' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'auth/configuration-not-found') throw error;
    throw new Finding('Authentication was never switched on.', signInAdvice(project));
  }
}

const signedInSchema = z.object({ idToken: z.string() });
const refusedSchema = z.object({ error: z.object({ message: z.string() }) });

/** As a page does it. Answers the ID token. */
export async function signIn(
  target: Target,
  { apiKey }: WebConfig,
  { email, password }: User,
  limits: Limits,
  signal: AbortSignal,
): Promise<string> {
  const url = `${target.identity}/v1/accounts:signInWithPassword?key=${encodeURIComponent(apiKey)}`;
  const reply = await ask(url, {
    method: 'POST',
    // A key may be restricted to the pages of the site.
    headers: { 'Content-Type': 'application/json', Referer: `${target.origin}/` },
    body: JSON.stringify({ email, password, returnSecureToken: true }),
    limitMs: limits.requestMs,
    signal,
  });
  const body = await jsonOf(reply);
  const signedIn = signedInSchema.safeParse(body);
  if (signedIn.success) return signedIn.data.idToken;
  const refusal = refusedSchema.safeParse(body).data?.error.message ?? `HTTP ${reply.status}`;
  throw new Finding(`The sign-in was refused: ${refusal}.`, adviceFor(refusal, target.project));
}

function adviceFor(refusal: string, project: string): string {
  if (/OPERATION_NOT_ALLOWED|PASSWORD_LOGIN_DISABLED|CONFIGURATION_NOT_FOUND/.test(refusal)) {
    return signInAdvice(project);
  }
  if (/key|referer|API_KEY/i.test(refusal)) {
    return `The site's API key is refused. Look at its restrictions: https://console.cloud.google.com/apis/credentials?project=${project}`;
  }
  return `Look at Authentication in the console: https://console.firebase.google.com/project/${project}/authentication`;
}

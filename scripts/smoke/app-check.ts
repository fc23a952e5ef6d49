import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ask, jsonOf } from './ask.ts';
import { Finding } from './finding.ts';
import type { Limits } from './limits.ts';
import type { Target } from './target.ts';
import type { WebConfig } from './web-config.ts';

const debugTokenSchema = z.object({ name: z.string() });
const proofSchema = z.object({ token: z.string() });

interface Asking {
  target: Target;
  /** Of the operator. */
  accessToken: string;
  limits: Limits;
  signal: AbortSignal;
}

/**
 * A proof that requests come from the project's app, for a program that is no browser: it makes a
 * debug token of the site's web app, and gives that in. `made` is told of the debug token as soon as there is one.
 * https://firebase.google.com/docs/reference/appcheck/rest/v1/projects.apps.debugTokens
 */
export async function proveApp(
  { apiKey, appId }: WebConfig,
  asking: Asking,
  made: (debugName: string) => void,
): Promise<string> {
  const { target } = asking;
  const app = `${target.appCheck}/v1/projects/${target.project}/apps/${appId}`;
  const debugToken = randomUUID();
  const own = { displayName: 'Smoke test', token: debugToken };
  const { name } = await post(asking, `${app}/debugTokens`, own, debugTokenSchema);
  made(name);
  const exchange = `${app}:exchangeDebugToken?key=${encodeURIComponent(apiKey)}`;
  return (await post(asking, exchange, { debugToken }, proofSchema)).token;
}

/** Whether it is gone. */
export async function removeDebugToken(
  { target, accessToken, limits, signal }: Asking,
  debugName: string,
): Promise<boolean> {
  const { status } = await ask(`${target.appCheck}/v1/${debugName}`, {
    method: 'DELETE',
    headers: headersOf(target, accessToken),
    limitMs: limits.requestMs,
    signal,
  });
  return status === 200 || status === 404;
}

const headersOf = ({ project, origin }: Target, accessToken: string) => ({
  Authorization: `Bearer ${accessToken}`,
  'Content-Type': 'application/json',
  Referer: `${origin}/`,
  'x-goog-user-project': project,
});

async function post<T extends z.ZodType>(
  { target, accessToken, limits, signal }: Asking,
  url: string,
  body: object,
  schema: T,
): Promise<z.infer<T>> {
  const reply = await ask(url, {
    method: 'POST',
    headers: headersOf(target, accessToken),
    body: JSON.stringify(body),
    limitMs: limits.requestMs,
    signal,
  });
  const answer = await jsonOf(reply);
  const read = schema.safeParse(answer);
  if (reply.ok && read.success) return read.data;
  const said = (answer as { error?: { message?: string } } | null)?.error?.message ?? '';
  throw new Finding(
    `App Check answers HTTP ${reply.status}. ${said}`.trim(),
    `ENFORCE_APP_CHECK is true, so the site's web app must be registered: https://console.firebase.google.com/project/${target.project}/appcheck. Your account needs the role Firebase App Check Admin, or Owner.`,
  );
}

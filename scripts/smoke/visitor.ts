import { z } from 'zod';
import { ask, jsonOf } from './ask.ts';
import { Finding } from './finding.ts';
import type { Limits } from './limits.ts';
import { logsOf } from './logs-of.ts';
import type { Target } from './target.ts';

/** What somebody who is signed in can do: what a page does, and no more. */
export interface Visitor {
  /** Throws a Finding where the callable refuses, or is not there. */
  call(
    name: string,
    data: object,
    signal: AbortSignal,
  ): Promise<{ result: unknown; reply: Response }>;
  /** By the API behind the site. */
  get(path: string, signal: AbortSignal): Promise<Response>;
  /** A document, under the rules; null: there is none. */
  read(path: string, signal: AbortSignal): Promise<Record<string, unknown> | null>;
}

export function asVisitor(
  target: Target,
  { idToken, appProof }: { idToken: string; appProof: string | null },
  { requestMs: limitMs }: Limits,
): Visitor {
  const headers = {
    Authorization: `Bearer ${idToken}`,
    Origin: target.origin,
    ...(appProof !== null && { 'X-Firebase-AppCheck': appProof }),
  };
  return {
    async call(name, data, signal) {
      const reply = await ask(`${target.functions}/${name}`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ data }),
        limitMs,
        signal,
      });
      const body = (await jsonOf(reply)) as { result?: unknown } | null;
      if (reply.ok && body !== null && 'result' in body) return { result: body.result, reply };
      throw refusalOf(name, reply.status, body, target);
    },

    get: (path, signal) => ask(`${target.site}${path}`, { headers, limitMs, signal }),

    async read(path, signal) {
      const database = `projects/${target.project}/databases/(default)/documents`;
      const url = `${target.firestore}/v1/${database}/${path}`;
      const reply = await ask(url, { headers, limitMs, signal });
      if (reply.status === 404) return null;
      const body = await jsonOf(reply);
      if (reply.ok) return plainFields(body);
      if (reply.status >= 500 || reply.status === 429) {
        throw new Finding(`Firestore answers HTTP ${reply.status}.`, 'Try again.', {
          mayPass: true,
        });
      }
      throw new Finding(
        `Firestore refuses ${path} to its owner (HTTP ${reply.status}).`,
        'Were the rules deployed? Run `npm run deploy` again.',
      );
    },
  };
}

const refusalSchema = z.object({
  error: z.object({ message: z.string(), details: z.object({ code: z.string() }).optional() }),
});

/** What a call that failed tells of the project. */
function refusalOf(
  name: string,
  status: number,
  body: unknown,
  { project, region }: Target,
): Finding {
  const refusal = refusalSchema.safeParse(body).data?.error;
  if (refusal?.details !== undefined) {
    const { code } = refusal.details;
    return new Finding(
      `${name} refuses (${code}): ${refusal.message}`,
      callAdvice[code] ?? logsOf(name, project),
    );
  }
  if (status === 404) {
    return new Finding(
      `There is no ${name} in ${region}.`,
      `Is REGION in functions/.env.${project} the one that was deployed to? \`npx firebase functions:list --project ${project}\` shows where the functions are.`,
    );
  }
  if (status === 401 || status === 403) {
    return new Finding(
      `${name} lets nobody in (HTTP ${status}): its service is not public.`,
      openToCallers(name, project),
    );
  }
  return new Finding(`${name} answers HTTP ${status}.`, logsOf(name, project));
}

/** A deploy sets who may call a function only where it makes it. */
export const openToCallers = (name: string, project: string) =>
  `The organisation may forbid that (iam.allowedPolicyMemberDomains): have its administrator except this project. Then run \`npx firebase functions:delete ${name} --project ${project}\` and deploy again: only a new function is opened to callers. More: docs/runbook.md, "A first deploy fails".`;

const callAdvice: Readonly<Record<string, string>> = {
  at_capacity:
    'The service is full, or the budget of the day is spent: docs/runbook.md, "Everybody is refused". Then try again.',
  unauthenticated:
    'Is ENFORCE_APP_CHECK true? Then App Check must be set up for the web app of the site.',
};

interface Value {
  [type: string]: unknown;
}

/** The fields of a document of Firestore's REST API that are texts, numbers, booleans, null or maps. */
function plainFields(document: unknown): Record<string, unknown> {
  const { fields = {} } = document as { fields?: Record<string, Value> };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)]));
}

function plain(value: Value): unknown {
  if ('integerValue' in value) return Number(value['integerValue']);
  if ('mapValue' in value) return plainFields(value['mapValue']);
  if ('nullValue' in value) return null;
  return Object.values(value)[0];
}

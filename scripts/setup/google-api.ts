import { OperatorError } from './operator-error.ts';
import { type RunCommand, runCommand, wordsOf } from './run-command.ts';

/** What Google answered; of a refusal, its status and words. */
export type Answer<Body> =
  | { found: true; body: Body }
  | { found: false; status: number; words: string };

export interface GoogleApi {
  get<Body>(url: string): Promise<Answer<Body>>;
  post<Body>(url: string, body: object): Promise<Answer<Body>>;
  patch<Body>(url: string, body: object): Promise<Answer<Body>>;
}

const timeoutMs = 60_000;

/** Calls Google's APIs as whoever is logged in to gcloud, at the project's expense. */
export async function openGoogleApi(
  project: string,
  run: RunCommand = runCommand,
): Promise<GoogleApi> {
  const printed = await run(['gcloud', 'auth', 'print-access-token']);
  if (printed.exitCode !== 0) {
    throw new OperatorError(`Run \`gcloud auth login\` first:\n${wordsOf(printed)}`);
  }
  return googleApi(project, printed.stdout.trim());
}

export function googleApi(project: string, token: string): GoogleApi {
  async function call<Body>(method: string, url: string, body?: object): Promise<Answer<Body>> {
    const reply = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'x-goog-user-project': project,
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: Error) => {
      const { cause } = error;
      const why = cause instanceof Error ? cause.message : error.message;
      throw new OperatorError(`${new URL(url).host} cannot be reached: fetch failed, ${why}`);
    });
    if (reply.ok) return { found: true, body: (await reply.json()) as Body };
    return { found: false, status: reply.status, words: await reply.text() };
  }
  return {
    get: (url) => call('GET', url),
    post: (url, body) => call('POST', url, body),
    patch: (url, body) => call('PATCH', url, body),
  };
}

/** What was answered. Throws an OperatorError with Google's words where that was a refusal. */
export function mustFind<Body>(what: string, answer: Answer<Body>): Body {
  if (answer.found) return answer.body;
  throw new OperatorError(`${what}: Google answered ${answer.status}: ${answer.words}`);
}

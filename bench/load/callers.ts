import { randomUUID } from 'node:crypto';
import { PROJECT_ID } from '../../scripts/stack/command-environment.ts';
import { LOCAL_HOST, type Ports } from '../../scripts/stack/ports.ts';
import { readLocalParameter } from '../../scripts/stack/prepare-project.ts';
import { adminSdk } from './admin-sdk.ts';

/** Some calls are never answered: those whose process the emulator failed to start within 30 s. */
const callTimeoutMs = 60_000;

export interface Caller {
  userId: string;
  idToken: string;
  /** Calls a callable over plain HTTP; rejects where it is refused. */
  call(name: string, data: object): Promise<Answer>;
  /** The same for a call that is to be refused; rejects where it is not. */
  refused(name: string, data: object): Promise<void>;
  /** Asks the HTTP API, at the address given; rejects where it refuses. */
  fetch(address: string, request?: RequestInit): Promise<Answer>;
}
export interface Answer {
  /** From the request to the last byte of the reply. */
  elapsedMs: number;
  body: string;
}

/** New people, signed in. Each has limits of their own, so that many calls are spread over many. */
export async function signUpCallers(
  ports: Ports,
  count: number,
  options: { admins: boolean },
): Promise<Caller[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const login = { email: `${randomUUID()}@example.com`, password: randomUUID() };
      const { uid } = await adminSdk().auth.createUser(login);
      if (options.admins) await adminSdk().auth.setCustomUserClaims(uid, { admin: true });
      const idToken = await signIn(ports, login);
      const answerOf = call.bind(null, ports, idToken);
      return {
        userId: uid,
        idToken,
        call: answerOf,
        refused: refusalOf.bind(null, answerOf),
        fetch: (address, request) => timedFetch(address, idToken, request),
      };
    }),
  );
}

async function signIn(ports: Ports, login: object): Promise<string> {
  const reply = await fetch(
    `http://${LOCAL_HOST}:${ports.auth}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...login, returnSecureToken: true }),
    },
  );
  if (!reply.ok) throw new Error(`The Auth emulator refused a login: ${await reply.text()}`);
  return String(((await reply.json()) as { idToken: unknown }).idToken);
}

async function call(ports: Ports, idToken: string, name: string, data: object): Promise<Answer> {
  const region = readLocalParameter('REGION') ?? 'us-central1';
  const address = `http://${LOCAL_HOST}:${ports.functions}/${PROJECT_ID}/${region}/${name}`;
  return timedFetch(address, idToken, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ data }),
  });
}

async function timedFetch(
  address: string,
  idToken: string,
  request: RequestInit = {},
): Promise<Answer> {
  const headers = new Headers(request.headers);
  headers.set('Authorization', `Bearer ${idToken}`);
  const startedAt = performance.now();
  const signal = AbortSignal.timeout(callTimeoutMs);
  const reply = await fetch(address, { ...request, headers, signal });
  const body = await reply.text();
  const elapsedMs = performance.now() - startedAt;
  if (!reply.ok) throw new Error(`${address} answered ${reply.status}: ${body}`);
  return { elapsedMs, body };
}

async function refusalOf(answerOf: Caller['call'], name: string, data: object): Promise<void> {
  const isRefused = await answerOf(name, data).then(
    () => false,
    () => true,
  );
  if (!isRefused) throw new Error(`${name} was to be refused, and was not.`);
}

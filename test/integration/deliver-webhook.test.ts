import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../functions/src/app.ts';
import { readConfig } from '../../functions/src/config.ts';
import { sessionWebhookReply, webhookSecretReply } from '../../functions/src/contract/webhooks.ts';
import { adminFirestore } from '../support/admin-sdk.ts';
import { environmentVariable, hubEntry, projectId, region } from '../support/stack-addresses.ts';
import { waitUntil } from '../support/wait-until.ts';
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts';

let receiver: Receiver;
let send: (method: string, path: string, body?: object) => Promise<Answer>;
interface Answer {
  status: number;
  body: Record<string, unknown>;
}

beforeAll(async () => {
  receiver = await startReceiver();
  const idToken = await signUp();
  const { host, port } = await hubEntry('hosting');
  send = async (method, path, body) => {
    const response = await fetch(`http://${host}:${port}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${idToken}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
});
afterAll(() => receiver.close());

async function signUp(): Promise<string> {
  const host = environmentVariable('FIREBASE_AUTH_EMULATOR_HOST');
  const path = 'identitytoolkit.googleapis.com/v1/accounts:signUp?key=demo';
  const login = { email: `${randomUUID()}@example.com`, password: randomUUID() };
  const response = await fetch(`http://${host}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...login, returnSecureToken: true }),
  });
  const { idToken } = (await response.json()) as { idToken: string };
  return idToken;
}

const openSession = (webhookUrl: string) =>
  send('POST', '/video/uploads', {
    analysis_type: 'solo',
    content_type: 'video/mp4',
    size_bytes: 1_000,
    webhook_url: webhookUrl,
  });

/** The queue's answer to a second task of this name. */
async function enqueueAgain(name: string): Promise<number> {
  const queue = `projects/${projectId}/locations/${region}/queues/deliverWebhook`;
  const body = Buffer.from('{"data":{}}').toString('base64');
  const task = { name: `${queue}/tasks/${name}`, httpRequest: { body } };
  const tasks = `http://${environmentVariable('CLOUD_TASKS_EMULATOR_HOST')}/${queue}/tasks`;
  const response = await fetch(tasks, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ task }),
  });
  return response.status;
}

it('refuses a session whose webhook leads to this machine', async () => {
  const { status, body } = await openSession(receiver.url.replace('http:', 'https:'));
  expect(status).toBe(400);
  expect(body).toMatchObject({
    reason: 'invalid_request',
    issues: [{ path: 'webhook_url', message: 'Webhook URL must lead to a public address.' }],
  });
});

it('makes a secret, and says until when the one before it signs too', async () => {
  const first = await send('POST', '/webhooks/secret');
  const second = await send('POST', '/webhooks/secret');
  expect([first.status, second.status]).toEqual([200, 200]);
  const [one, two] = [webhookSecretReply.parse(first.body), webhookSecretReply.parse(second.body)];
  expect(one.previousValidUntil).toBeNull();
  expect(two.secret).not.toBe(one.secret);
  const leftMs = Date.parse(two.previousValidUntil ?? '') - Date.now();
  expect(leftMs).toBeGreaterThan(86_000_000);
  expect(leftMs).toBeLessThanOrEqual(86_400_000);
});

it('queues the end of a session once, attempts it, and tries again after a pause', async () => {
  const opened = await openSession('https://hooks.example.com/told');
  expect(opened.status).toBe(201);
  const sessionId = String(opened.body['sessionId']);
  const document = adminFirestore.doc(`analyses/${sessionId}`);
  // As a name would lead here that was public when the session was opened.
  await document
    .collection('private')
    .doc('work')
    .set({ session: { webhook_url: receiver.url } }, { merge: true });
  const state = () => send('GET', `/video/sessions/${sessionId}/webhook`);
  expect((await state()).body).toMatchObject({ state: 'pending', attempts: 0 });

  expect((await send('POST', `/video/cancel/${sessionId}`)).status).toBe(200);
  const runId = String((await document.get()).get('run_id'));
  const delivery = `analyses/${sessionId}/private/webhook-${runId}`;
  await waitUntil(delivery, (data) => data?.['attempts'] >= 1);

  const { status, body } = await state();
  expect(status).toBe(200);
  const { nextAttemptAt, ...reply } = sessionWebhookReply.parse(body);
  const pending = { url: receiver.url, state: 'pending', lastStatus: null };
  expect(reply).toMatchObject(pending);
  expect(Date.parse(nextAttemptAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
  expect(receiver.received).toEqual([]);

  expect(await enqueueAgain(`${sessionId}-${runId}`)).toBe(409);
  const local = readConfig({ ...process.env, FUNCTIONS_EMULATOR: 'true' });
  const { webhookTasks } = buildApp(local).ports;
  await expect(webhookTasks.enqueue({ analysisId: sessionId, runId })).resolves.toBeUndefined();

  await waitUntil(delivery, (data) => data?.['attempts'] >= 2);
  expect((await state()).body).toMatchObject(pending);
  expect(receiver.received).toEqual([]);

  expect((await send('DELETE', `/video/cleanup/${sessionId}`)).status).toBe(200);
  expect((await state()).status).toBe(404);
  await waitUntil(delivery, (data) => data === undefined);
});

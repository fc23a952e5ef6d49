import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminFirestore } from '../support/admin-sdk.ts';
import { type BuiltFunction, startBuiltFunction, startHookMs } from '../support/built-function.ts';
import { type Account, openAccount } from '../support/id-tokens.ts';
import { multipartBody, multipartType, videoPart } from '../support/multipart.ts';
import { seedAnalysis } from '../support/seeded-analysis.ts';

type Served = 'createAnalysis' | 'rerunAnalysis' | 'cancelAnalysis' | 'api' | 'apiUpload';
const names: Served[] = ['createAnalysis', 'rerunAnalysis', 'cancelAnalysis', 'api', 'apiUpload'];
let served: Record<Served, BuiltFunction>;
let unverified: Account;
let verified: Account;
let trusted: Account;
let admin: Account;

/** With the parameter left out: its default in code asks for a verified email. */
beforeAll(async () => {
  const functions = await Promise.all(names.map((name) => startBuiltFunction(name)));
  served = Object.fromEntries(
    names.map((name, index) => [name, functions[index]]),
  ) as typeof served;
  [unverified, verified, trusted, admin] = await Promise.all([
    openAccount(),
    openAccount({ verified: true }),
    openAccount({ trusted: true }),
    openAccount({ admin: true }),
  ]);
}, startHookMs);
afterAll(() => Promise.all(Object.values(served ?? {}).map((one) => one.stop())));

const json = { 'Content-Type': 'application/json' };
const video = { contentType: 'video/mp4', sizeBytes: 1_000 };
/** A part that is no video: what comes to be judged ends at once. */
const form = {
  headers: { 'Content-Type': multipartType, Prefer: 'wait=0' },
  body: multipartBody([{ name: 'analysis_type', content: 'solo' }, videoPart()]),
};
const analyzeForm = { ...form, body: multipartBody([videoPart()]) };

async function ask(name: Served, path: string, { idToken }: Account, request: RequestInit) {
  const reply = await fetch(`${served[name].address}${path}`, {
    method: 'POST',
    ...request,
    headers: { ...request.headers, Authorization: `Bearer ${idToken}` },
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}
const call = (name: Served, account: Account, data: object) =>
  ask(name, '/', account, { headers: json, body: JSON.stringify({ data }) });

/** Each way to begin an analysis or a run; a rerun is one of the caller's own. */
const doors: [name: string, begin: (account: Account) => ReturnType<typeof ask>][] = [
  ['createAnalysis', (account) => call('createAnalysis', account, { analysisType: 'solo', video })],
  [
    'rerunAnalysis',
    async (account) =>
      call('rerunAnalysis', account, { analysisId: await seedAnalysis(account.uid) }),
  ],
  [
    'POST /api/v1/video/uploads',
    (account) =>
      ask('api', '/api/v1/video/uploads', account, {
        headers: json,
        body: JSON.stringify({
          analysis_type: 'solo',
          content_type: video.contentType,
          size_bytes: video.sizeBytes,
        }),
      }),
  ],
  [
    'POST /api/v1/video/upload',
    (account) => ask('apiUpload', '/api/v1/video/upload', account, form),
  ],
  ['POST /analyze/solo', (account) => ask('apiUpload', '/analyze/solo', account, analyzeForm)],
  [
    'POST /analyses/{id}/rerun',
    async (account) =>
      ask('api', `/analyses/${await seedAnalysis(account.uid)}/rerun`, account, {}),
  ],
];
const isCall = (name: string) => !name.includes('/');
const isRerun = (name: string) => name.includes('erun');

const sentence = expect.stringMatching(/^Confirm your email address first: .* try again\.$/);
const refusedCall = {
  error: {
    status: 'PERMISSION_DENIED',
    message: sentence,
    details: { code: 'permission_denied', reason: 'email_not_verified' },
  },
};
const refusedRequest = {
  error: sentence,
  code: 403,
  reason: 'permission_denied',
  detail: 'email_not_verified',
};

async function analysesOf({ uid }: Account): Promise<number> {
  const found = adminFirestore.collection('analyses').where('user_id', '==', uid).count();
  return (await found.get()).data().count;
}

describe.each(doors)('%s', (name, begin) => {
  const refused = isCall(name) ? refusedCall : refusedRequest;

  it('refuses an account whose email is not verified, and begins nothing', async () => {
    const before = await analysesOf(unverified);
    const { status, body } = await begin(unverified);
    expect(status).toBe(403);
    expect(body).toMatchObject(refused);
    // A rerun's own is there beforehand.
    expect(await analysesOf(unverified)).toBe(before + (isRerun(name) ? 1 : 0));
  });

  it('refuses an admin whose email is not verified', async () => {
    expect(await begin(admin)).toMatchObject({ status: 403, body: refused });
  });

  it.each([
    ['verified', () => verified],
    ['trusted', () => trusted],
  ])('takes it from an account that is %s', async (_which, account) => {
    const { status, body } = await begin(account());
    // The seeded ones have no video to judge again: that is found out only past this door.
    if (isRerun(name)) expect(JSON.stringify(body)).toContain('video_missing');
    else expect([200, 201, 202, 500]).toContain(status);
    if (!isRerun(name)) expect(JSON.stringify(body)).toMatch(/analysisId|sessionId/);
  });
});

it('keeps nobody from what begins nothing', async () => {
  const analysisId = await seedAnalysis(unverified.uid);
  const { body } = await call('cancelAnalysis', unverified, { analysisId });
  expect(body).toMatchObject({ error: { details: { code: 'not_cancellable' } } });
});

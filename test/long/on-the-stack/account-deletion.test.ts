import { randomUUID } from 'node:crypto';
import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { adminAuth, adminFirestore, bucket } from '../../support/admin-sdk.ts';
import { type Client, closeClients, signUp } from '../../support/client.ts';
import { killFunction } from '../../support/function-processes.ts';
import { forgeToken } from '../../support/id-tokens.ts';
import { longClip, shortClip } from '../../support/made-clips.ts';
import { expectIssue, expectRefusal } from '../../support/refusal.ts';
import { seedAnalysis, seedMany, seedReport } from '../../support/seeded-analysis.ts';
import { functionsAddress, hubEntry, projectId, region } from '../../support/stack-addresses.ts';
import { sweepNow } from '../../support/sweep-now.ts';
import { documentsNaming, objectsNaming } from '../../support/traces-of.ts';
import { createUpload, put, submit } from '../../support/upload.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** The contract's. */
const goneWithinMs = 60_000;
const testTimeoutMs = 150_000;
afterAll(closeClients);

const video = { contentType: 'video/mp4', sizeBytes: 1_000 };
const creation = { analysisType: 'solo', video };

/** Over HTTP, as somebody with this token. */
async function ask(idToken: string, method: string, path: string, body?: object) {
  const { host, port } = await hubEntry('hosting');
  const reply = await fetch(`http://${host}:${port}${path}`, {
    method,
    headers: { Authorization: `Bearer ${idToken}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}

/** A busy Storage emulator may close a connection that is about to be used again. */
const saveProxy = (uid: string, analysisId: string) =>
  vi.waitFor(() =>
    bucket.file(`videos/${uid}/${analysisId}/proxy`).save('proxy', { resumable: false }),
  );

interface Household {
  person: Client;
  /** Of the analysis that a worker has. */
  running: string;
  analyses: string[];
  /** Of one whose video has not come yet. */
  upload: Awaited<ReturnType<typeof createUpload>>['upload'];
}

/** Somebody with something in every place: a run at a worker among it. */
async function settle(person: Client): Promise<Household> {
  const running = await submit(person, await longClip());
  const waiting = await createUpload(person, video, { idempotencyKey: randomUUID() });
  const finished = await seedAnalysis(person.uid);
  await seedReport(finished);
  await seedReport(finished, 'run-2');
  const works = adminFirestore.doc(`analyses/${finished}/private/work`);
  await works.set({ dispatch: 1, slot: null });
  await saveProxy(person.uid, finished);
  const others = await seedAnalysis(randomUUID(), { rerun_requested_by: person.uid });
  await Promise.all([
    adminFirestore.doc(`progress/${person.uid}`).set({ rows: [] }),
    adminFirestore.doc(`progress/${person.uid}-2`).set({ rows: [] }),
    adminFirestore.doc(`analyses/${finished}/notes/own`).set({ author_id: person.uid, text: 'a' }),
    adminFirestore.doc(`analyses/${others}/notes/theirs`).set({ author_id: person.uid, text: 'b' }),
    adminFirestore.doc(`analyses/${finished}/live/run-2`).set({ segments: [] }),
  ]);
  const secret = await ask(person.idToken, 'POST', '/api/v1/webhooks/secret');
  expect(secret.status).toBe(200);
  await waitUntil(`analyses/${running}`, (data) => data?.['status'] === 'processing');
  const analyses = [running, waiting.analysisId, finished];
  return { person, running, analyses, upload: waiting.upload };
}

const analysesOf = async (uid: string) => {
  const own = adminFirestore.collection('analyses').where('user_id', '==', uid);
  return (await own.count().get()).data().count;
};

const hasAccount = (uid: string) =>
  adminAuth.getUser(uid).then(
    () => true,
    () => false,
  );

/** Within the contract's time there is no quota, no analysis, no object and no account; then, no trace. */
async function expectGone(uid: string, analyses: readonly string[] = [], begunMs = Date.now()) {
  const left = async () => ({
    account: await hasAccount(uid),
    quota: (await adminFirestore.doc(`quotas/${uid}`).get()).exists,
    analyses: await analysesOf(uid),
    objects: await objectsNaming(uid),
  });
  const timeout = Math.max(1_000, begunMs + goneWithinMs - Date.now());
  await expect
    .poll(left, { timeout, interval: 300 })
    .toEqual({ account: false, quota: false, analyses: 0, objects: [] });
  expect(await documentsNaming(uid, ...analyses)).toEqual([]);
}

describe('deleteAccount', { timeout: testTimeoutMs }, () => {
  it('leaves nothing within a minute, a run under way among it, and lets nothing new begin', async () => {
    const { person, analyses, upload } = await settle(await signUp());
    const begunMs = Date.now();
    const reply = await person.call('deleteAccount', { confirm: person.email });
    expect(reply).toEqual({ deletedAnalyses: analyses.length });

    // From the reply on, though the account itself may be there for a moment yet.
    const [first] = analyses;
    const changes = [
      ['createAnalysis', creation],
      ['rerunAnalysis', { analysisId: analyses[2] }],
      ['deleteAccount', { confirm: person.email }],
    ] as const;
    for (const [name, request] of changes) {
      const refusal = await expectRefusal(person, name, request, 'unauthenticated');
      expect(refusal.message).toContain('This account has been deleted.');
    }
    const uploads = { analysis_type: 'solo', content_type: 'video/mp4', size_bytes: 1_000 };
    const overHttp = [
      await ask(person.idToken, 'POST', '/api/v1/video/uploads', uploads),
      await ask(person.idToken, 'POST', '/api/v1/webhooks/secret'),
      await ask(person.idToken, 'POST', `/api/v1/video/cancel/${first}`),
    ];
    expect(overHttp).toEqual(
      overHttp.map(() => ({
        status: 401,
        body: expect.objectContaining({ error: 'This account has been deleted.' }),
      })),
    );

    await expectGone(person.uid, analyses, begunMs);
    // A video that was on its way: what arrives for an analysis that is gone is removed.
    await put(upload, new Uint8Array(video.sizeBytes));
    await expect.poll(() => objectsNaming(person.uid), { timeout: 30_000 }).toEqual([]);
    await expectRefusal(person, 'createAnalysis', creation, 'unauthenticated');
    await expectGone(person.uid, analyses);
  });

  it('goes on where it was when its worker is killed, twice', async () => {
    const person = await signUp();
    await person.call('createAnalysis', creation);
    const times = Array.from({ length: 12 }, () => Timestamp.now());
    const seeded = await seedMany(person.uid, times);
    await Promise.all(seeded.slice(0, 6).map((id) => seedReport(id)));
    const { running } = await settle(person);
    const begunMs = Date.now();
    const { deletedAnalyses } = await person.call('deleteAccount', { confirm: person.email });
    expect(deletedAnalyses).toBe(16);

    const underWay = async () => expect(await analysesOf(person.uid)).toBeLessThan(16);
    await vi.waitFor(underWay, { timeout: 30_000, interval: 10 });
    expect(killFunction('removeAccount')).toBe(true);
    const leftAtFirst = await analysesOf(person.uid);
    expect(leftAtFirst).toBeGreaterThan(0);
    const isBack = async () => expect(await analysesOf(person.uid)).toBeLessThan(leftAtFirst);
    await vi.waitFor(isBack, { timeout: 45_000, interval: 10 });
    expect(killFunction('removeAccount')).toBe(true);
    expect(await hasAccount(person.uid)).toBe(true);
    await expectGone(person.uid, [running], begunMs);
  });

  it('leaves nothing of fifty creations that race it', async () => {
    const person = await signUp();
    const bytes = await shortClip();
    const own = { analysisType: 'solo', video: { ...video, sizeBytes: bytes.byteLength } };
    const creations = Array.from({ length: 50 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 20));
      const { upload } = await person.call('createAnalysis', own);
      if (upload) await put(upload, bytes);
    });
    const ends = Promise.allSettled(creations);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const begunMs = Date.now();
    await person.call('deleteAccount', { confirm: person.email });
    const refused = (await ends).filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    await expectGone(person.uid, [], begunMs);
  });

  it.each(['', 'somebody@example.com', 'the uid'])(
    'deletes nothing where "%s" is to confirm it',
    async (given) => {
      const person = await signUp();
      const confirm = given === 'the uid' ? person.uid : given;
      await expectIssue(person, 'deleteAccount', { confirm }, 'confirm');
      await expect(person.call('createAnalysis', creation)).resolves.toBeDefined();
      expect(await hasAccount(person.uid)).toBe(true);
    },
  );
});

describe('deleteAccount, some time after the sign-in', () => {
  it('asks to sign in again, and deletes nothing', async () => {
    const email = `${randomUUID()}@example.com`;
    const { uid } = await adminAuth.createUser({ email });
    const earlier = Math.floor(Date.now() / 1000) - 301;
    const idToken = forgeToken({ uid, idToken: '' }, { auth_time: earlier, email });
    const { host, port } = await functionsAddress();
    const reply = await fetch(`http://${host}:${port}/${projectId}/${region}/deleteAccount`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${idToken}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ data: { confirm: email } }),
    });
    expect({ status: reply.status, body: await reply.json() }).toMatchObject({
      status: 401,
      body: {
        error: {
          status: 'UNAUTHENTICATED',
          details: { code: 'unauthenticated', reason: 'sign_in_again' },
        },
      },
    });
    expect(await hasAccount(uid)).toBe(true);
  });
});

describe('an account that is deleted elsewhere', { timeout: testTimeoutMs }, () => {
  it('leaves nothing within a minute, a run under way among it', async () => {
    const { person, analyses } = await settle(await signUp());
    const begunMs = Date.now();
    await adminAuth.deleteUser(person.uid);
    await expectGone(person.uid, analyses, begunMs);
    await expectRefusal(person, 'createAnalysis', creation, 'unauthenticated');
  });

  it('leaves nothing within a minute, where several are deleted at once', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, () => signUp()));
    await Promise.all(people.map((person) => person.call('createAnalysis', creation)));
    const begunMs = Date.now();
    await adminAuth.deleteUsers(people.map(({ uid }) => uid));
    for (const { uid } of people) await expectGone(uid, [], begunMs);
  });

  it('is found by the sweep where nobody told of it', async () => {
    // What an account has that was deleted with no event: all but the account.
    // First in the order of the sweep's walk, which looks at some hundred of all that others have left here.
    const uid = `!${randomUUID()}`;
    const id = await seedAnalysis(uid);
    await seedReport(id);
    const work = adminFirestore.doc(`analyses/${id}/private/work`);
    await work.set({ dispatch: 1, slot: null });
    await saveProxy(uid, id);
    const listed = { has_account: true, listed_at: Timestamp.now() };
    await adminFirestore.doc(`quotas/${uid}`).set({ pending: {}, ...listed });
    await adminFirestore.doc('walks/quotas').delete();
    await sweepNow();
    await expectGone(uid, [id]);
  });

  it('is not taken for one whose analyses were put there by hand', async () => {
    const uid = randomUUID();
    const id = await seedAnalysis(uid);
    await adminFirestore.doc(`quotas/${uid}`).set({ pending: {} });
    await sweepNow();
    expect((await adminFirestore.doc(`analyses/${id}`).get()).exists).toBe(true);
    expect((await adminFirestore.doc(`quotas/${uid}`).get()).exists).toBe(true);
  });
});

describe('an account that is disabled', () => {
  it('is refused at once by what makes something or shows a video, though its token says that it is good', async () => {
    const person = await signUp();
    const { analysisId } = await person.call('createAnalysis', creation);
    await adminAuth.updateUser(person.uid, { disabled: true });
    for (const [name, request] of [
      ['createAnalysis', creation],
      ['rerunAnalysis', { analysisId }],
      ['getVideoUrl', { analysisId }],
      ['deleteAccount', { confirm: person.email }],
    ] as const) {
      await expectRefusal(person, name, request, 'unauthenticated');
    }
  });
});

import { randomUUID } from 'node:crypto';
import type { HttpFunction } from '@google-cloud/functions-framework';
import { adminAuth, adminFirestore, bucket } from '../support/admin-sdk.ts';
import { type HttpServer, startHttpServer } from '../support/http-server.ts';
import { type Account, forgeToken, openAccount, revokedToken } from '../support/id-tokens.ts';
import { type PlatformServer, servePlatform } from '../support/platform-server.ts';
import { seedAnalysis, seedReport } from '../support/seeded-analysis.ts';
import { bucketName, emulatorAddress, projectId } from '../support/stack-addresses.ts';
import type { Identity } from './attack.ts';

/** What is attacked, and by whom. */
export interface Stage {
  allowedOrigin: string;
  api: string;
  /** By the name of the callable. */
  callables: Readonly<Record<string, string>>;
  firestore: string;
  storage: string;
  /** Null: none is sent. */
  tokens: Readonly<Record<Identity, string | null>>;
  owner: Account;
  stranger: Account;
  /** The owner's: nobody else may read, change or remove it. */
  analysisId: string;
  /** Words that are in what is the owner's alone. */
  marked: string;
  /** Good for the owner, and for one filter each. */
  cursors: readonly string[];
  /** All that is the owner's in the database, as text. */
  ownersData(): Promise<string>;
  stop(): Promise<void>;
}

/** So many are asked at once that limits of callers would answer in the place of what is tried. */
const unlimited = {
  ...{ CHANGES_PER_MINUTE: '100000', CHANGES_PER_HOUR: '1000000', LISTS_PER_MINUTE: '100000' },
  ...{ READS_PER_MINUTE: '1000000', MAX_PENDING_JOBS: '1000', DAILY_RUNS_PER_USER: '100000' },
  ...{ MAX_STORED_GB: '100000', REQUIRE_VERIFIED_EMAIL: 'false' },
};
const allowedOrigin = 'https://gym.example:8443';

/** Needs an environment of its own: the callables read theirs from the process. */
export async function setStage(): Promise<Stage> {
  Object.assign(process.env, unlimited, {
    ALLOWED_ORIGINS: allowedOrigin,
    CURSOR_SIGNING_KEY: 'the key of the attacks',
    FUNCTIONS_EMULATOR: 'true',
    ANALYZER: 'signal',
  });
  const marked = `marked-${randomUUID()}`;
  const [owner, stranger, admin, disabled, revoked] = await Promise.all([
    openAccount(),
    openAccount(),
    openAccount({ admin: true }),
    openAccount(),
    revokedToken(),
  ]);
  await adminAuth.updateUser(disabled.uid, { disabled: true });
  const analysisId = await seedOwners(owner.uid, marked);

  const server = await startHttpServer();
  const callables = await serveCallables();
  const cursors = await cursorsOf(server, owner);
  const firestore = emulatorAddress('FIRESTORE_EMULATOR_HOST');
  const storage = emulatorAddress('FIREBASE_STORAGE_EMULATOR_HOST');
  const longAgo = Math.floor(Date.now() / 1000) - 7_200;
  return {
    allowedOrigin,
    api: server.address,
    callables: Object.fromEntries(callables.map(([name, { address }]) => [name, address])),
    firestore: `http://${firestore.host}:${firestore.port}/v1/projects/${projectId}/databases/(default)`,
    storage: `http://${storage.host}:${storage.port}/v0/b/${bucketName}/o`,
    tokens: {
      nobody: null,
      garbage: 'garbage',
      expired: forgeToken(stranger, { auth_time: longAgo, iat: longAgo, exp: longAgo + 3_600 }),
      'other project': forgeToken(stranger, {
        aud: 'another-project',
        iss: 'https://securetoken.google.com/another-project',
      }),
      revoked,
      disabled: disabled.idToken,
      stranger: stranger.idToken,
      owner: owner.idToken,
      admin: admin.idToken,
    },
    ...{ owner, stranger, analysisId, marked, cursors },
    ownersData: () => readAll(owner.uid, analysisId),
    async stop() {
      await Promise.all([server, ...callables.map(([, each]) => each)].map((each) => each.stop()));
    },
  };
}

async function seedOwners(uid: string, marked: string): Promise<string> {
  const analysisId = await seedAnalysis(uid, { title: marked, dancers: marked });
  await seedAnalysis(uid, { title: marked });
  await seedAnalysis(uid, { title: marked });
  await seedReport(analysisId);
  const analysis = adminFirestore.doc(`analyses/${analysisId}`);
  await Promise.all([
    analysis.collection('reports').doc('run-1').update({ text: marked }),
    analysis.collection('private').doc('work').set({ dispatch: 1, marked }),
    adminFirestore.doc(`webhook_secrets/${uid}`).set({ current: marked, previous: null }),
    adminFirestore.doc(`quotas/${uid}`).set({ marked }),
    bucket.file(`videos/${uid}/${analysisId}/source`).save(marked, { contentType: 'video/mp4' }),
  ]);
  return analysisId;
}

/** Each export that deploys as a callable, behind the platform's server. */
async function serveCallables(): Promise<[string, PlatformServer][]> {
  const exported: Record<string, unknown> = await import('../../functions/src/index.ts');
  const callables = Object.entries(exported).filter(
    ([, each]) => (each as { __endpoint?: object }).__endpoint && isCallable(each),
  );
  return Promise.all(
    callables.map(async ([name, callable]) => [
      name,
      await servePlatform(callable as HttpFunction),
    ]),
  );
}

const isCallable = (each: unknown) =>
  'callableTrigger' in (each as { __endpoint: object }).__endpoint;

async function cursorsOf(server: HttpServer, { idToken }: Account): Promise<string[]> {
  const queries = ['', '&status=completed'];
  const cursors = queries.map(async (filter) => {
    const reply = await fetch(`${server.address}/api/v1/video/sessions?limit=1${filter}`, {
      headers: { Authorization: `Bearer ${idToken}` },
    });
    return String(((await reply.json()) as { nextCursor: unknown }).nextCursor);
  });
  return Promise.all(cursors);
}

async function readAll(uid: string, analysisId: string): Promise<string> {
  const analysis = adminFirestore.doc(`analyses/${analysisId}`);
  const own = adminFirestore.collection('analyses').where('user_id', '==', uid);
  const [analyses, reports, work, ...others] = await Promise.all([
    own.get(),
    analysis.collection('reports').get(),
    analysis.collection('private').get(),
    adminFirestore.doc(`webhook_secrets/${uid}`).get(),
    adminFirestore.doc(`quotas/${uid}`).get(),
  ]);
  const [objects] = await bucket.getFiles({ prefix: `videos/${uid}/` });
  const documents = [...analyses.docs, ...reports.docs, ...work.docs, ...others];
  return JSON.stringify([
    documents.map((document) => [document.ref.path, document.updateTime, document.data()]),
    objects.map(({ name, metadata }) => [name, metadata.generation]),
  ]);
}

import { applicationDefault, deleteApp, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { type DocumentReference, getFirestore } from 'firebase-admin/firestore';
import { getStorage } from 'firebase-admin/storage';
import { readWork } from '../../functions/src/adapters/firestore/documents.ts';
import { rateRef } from '../../functions/src/adapters/rate-limiter/exact-limiter.ts';
import { rateKey } from '../../functions/src/domain/limits/rates.ts';
import { sourcePath, userPrefix } from '../../functions/src/domain/video/object-paths.ts';
import { useQuotaProject } from '../setup/quota-project.ts';
import type { Target } from './target.ts';

export interface Standing {
  isInBucket: boolean;
  isNoticed: boolean;
  isSent: boolean;
}

/** The project as its operator sees it: past the rules, with the Admin SDK. */
export interface BackDoor {
  auth: Auth;
  /** Of a video: whether it lies in the bucket, was noticed there, and its run was sent to the queue. */
  standingOf(uid: string, analysisId: string): Promise<Standing>;
  /** How many runs workers have. */
  activeRuns(): Promise<number>;
  /** Paths of what lies below an analysis and its objects. */
  leftOfAnalysis(uid: string, analysisId: string): Promise<string[]>;
  /** The same of a user, analyses among it. */
  leftOfUser(uid: string, analysisId: string | null): Promise<string[]>;
  /** Removes what is left of a user, whether the product would or not. */
  remove(uid: string, analysisId: string | null): Promise<void>;
  /** For Google's APIs. */
  accessToken(): Promise<string>;
  close(): Promise<void>;
}

export function openBackDoor({ project, isLocal }: Target, bucketName: () => string): BackDoor {
  // There is no metadata server beside the emulators: gcp-metadata warns after looking for one.
  if (isLocal) process.env['METADATA_SERVER_DETECTION'] ??= 'none';
  useQuotaProject(project);
  const app = initializeApp({ projectId: project }, 'smoke');
  const auth = getAuth(app);
  const firestore = getFirestore(app);
  const bucket = () => getStorage(app).bucket(bucketName());

  const analyses = firestore.collection('analyses');
  const work = (analysisId: string) => analyses.doc(analysisId).collection('private').doc('work');

  const objectsOf = async (prefix: string) => {
    const [files] = await bucket().getFiles({ prefix });
    return files.map(({ name }) => name);
  };
  const documentsBelow = async (analysisId: string) => {
    const collections = await analyses.doc(analysisId).listCollections();
    const documents = await Promise.all(collections.map((each) => each.listDocuments()));
    return documents.flat();
  };
  /** Beside the analyses. */
  const ownDocuments = async (uid: string) => {
    const refs = [
      firestore.collection('quotas').doc(uid),
      firestore.collection('webhook_secrets').doc(uid),
      firestore.collection('progress').doc(uid),
      rateRef(firestore, rateKey({ userId: uid, isAdmin: false }) ?? ''),
    ];
    const [stored, shares] = await Promise.all([
      firestore.getAll(...refs, { fieldMask: [] }),
      firestore.collectionGroup('shares').where('user_id', '==', uid).select().get(),
    ]);
    return [...stored.filter(({ exists }) => exists), ...shares.docs].map(({ ref }) => ref);
  };
  const ownAnalyses = async (uid: string): Promise<DocumentReference[]> => {
    const { docs } = await analyses.where('user_id', '==', uid).select().get();
    return docs.map(({ ref }) => ref);
  };
  const hasAccount = (uid: string) =>
    auth.getUser(uid).then(
      () => true,
      (error: { code?: string }) => {
        if (error.code === 'auth/user-not-found') return false;
        throw error;
      },
    );
  const leftBelow = async (analysisId: string) =>
    (await documentsBelow(analysisId)).map(({ path }) => path);

  return {
    auth,
    async standingOf(uid, analysisId) {
      const [objects, stored] = await Promise.all([
        objectsOf(sourcePath(uid, analysisId)),
        work(analysisId).get(),
      ]);
      const { sourceGeneration, sent } = readWork(stored.data());
      const isInBucket = objects.length > 0;
      return { isInBucket, isNoticed: sourceGeneration !== null, isSent: sent };
    },
    async activeRuns() {
      return (await analyses.where('status', '==', 'processing').count().get()).data().count;
    },
    async leftOfAnalysis(uid, analysisId) {
      const [documents, objects] = await Promise.all([
        leftBelow(analysisId),
        objectsOf(`${userPrefix(uid)}${analysisId}/`),
      ]);
      return [...documents, ...objects];
    },
    async leftOfUser(uid, analysisId) {
      const [account, own, found, below, objects] = await Promise.all([
        hasAccount(uid),
        ownDocuments(uid),
        ownAnalyses(uid),
        analysisId === null ? [] : leftBelow(analysisId),
        objectsOf(userPrefix(uid)),
      ]);
      const documents = [...own, ...found].map(({ path }) => path);
      return [...(account ? [`the account ${uid}`] : []), ...documents, ...below, ...objects];
    },
    async remove(uid, analysisId) {
      await auth.deleteUser(uid).catch((error: { code?: string }) => {
        if (error.code !== 'auth/user-not-found') throw error;
      });
      const named = analysisId === null ? [] : [analyses.doc(analysisId)];
      for (const ref of [...named, ...(await ownAnalyses(uid))]) {
        await firestore.recursiveDelete(ref);
      }
      for (const ref of await ownDocuments(uid)) await ref.delete();
      await bucket().deleteFiles({ prefix: userPrefix(uid), force: true });
    },
    async accessToken() {
      if (isLocal) return 'owner';
      return (await applicationDefault().getAccessToken()).access_token;
    },
    close: () => deleteApp(app),
  };
}

import { randomUUID } from 'node:crypto';
import { deleteApp, type FirebaseApp, initializeApp, setLogLevel } from 'firebase/app';
import { connectAuthEmulator, getAuth, signInWithEmailAndPassword } from 'firebase/auth';
import {
  connectFirestoreEmulator,
  type Firestore,
  getFirestore,
  terminate,
} from 'firebase/firestore';
import { connectFunctionsEmulator, getFunctions, httpsCallable } from 'firebase/functions';
import { connectStorageEmulator, type FirebaseStorage, getStorage } from 'firebase/storage';
import { adminAuth } from './admin-sdk.ts';
import type { CallableName, Replies } from './outward-shapes.ts';
import {
  bucketName,
  emulatorAddress,
  functionsAddress,
  projectId,
  region,
} from './stack-addresses.ts';

/** A person at the web SDK; `uid` is empty for someone signed out. */
export type Client = {
  uid: string;
  email: string;
  /** As it was at the sign-in: whatever becomes of the account, it says that it is good for an hour. */
  idToken: string;
  firestore: Firestore;
  storage: FirebaseStorage;
  call: <Name extends CallableName>(name: Name, request: object) => Promise<Replies[Name]>;
};

// The SDK warns of every refusal; the tests assert them.
setLogLevel('silent');

const connected: { app: FirebaseApp; firestore: Firestore }[] = [];

async function connect(login?: { email: string; password: string }): Promise<Client> {
  const app = initializeApp(
    { apiKey: 'demo', projectId, storageBucket: bucketName },
    `client-${randomUUID()}`,
  );
  const auth = getAuth(app);
  const authAddress = emulatorAddress('FIREBASE_AUTH_EMULATOR_HOST');
  connectAuthEmulator(auth, `http://${authAddress.host}:${authAddress.port}`, {
    disableWarnings: true,
  });
  const firestore = getFirestore(app);
  const firestoreAddress = emulatorAddress('FIRESTORE_EMULATOR_HOST');
  connectFirestoreEmulator(firestore, firestoreAddress.host, firestoreAddress.port);
  const storage = getStorage(app);
  const storageAddress = emulatorAddress('FIREBASE_STORAGE_EMULATOR_HOST');
  connectStorageEmulator(storage, storageAddress.host, storageAddress.port);
  const functions = getFunctions(app, region);
  const { host, port } = await functionsAddress();
  connectFunctionsEmulator(functions, host, port);
  connected.push({ app, firestore });
  if (login !== undefined) await signInWithEmailAndPassword(auth, login.email, login.password);
  return {
    uid: auth.currentUser?.uid ?? '',
    email: login?.email ?? '',
    idToken: (await auth.currentUser?.getIdToken()) ?? '',
    firestore,
    storage,
    call: async <Name extends CallableName>(name: Name, request: object) => {
      const callable = httpsCallable<object, Replies[Name]>(functions, name);
      return (await callable(request)).data;
    },
  };
}

/** Somebody who has an account, as from another window. */
export const signInAs = (login: { email: string; password: string }): Promise<Client> =>
  connect({ email: login.email, password: login.password });

/** A new person, signed in with email and password. */
export async function signUp(claims: { admin?: unknown } = {}): Promise<Client> {
  const login = { email: `${randomUUID()}@example.com`, password: randomUUID() };
  const { uid } = await adminAuth.createUser(login);
  if ('admin' in claims) await adminAuth.setCustomUserClaims(uid, claims);
  return connect(login);
}

export const signUpAdmin = (): Promise<Client> => signUp({ admin: true });

export const signedOut = (): Promise<Client> => connect();

export async function closeClients(): Promise<void> {
  await Promise.all(
    connected.splice(0).map(async ({ app, firestore }) => {
      await terminate(firestore);
      await deleteApp(app);
    }),
  );
}

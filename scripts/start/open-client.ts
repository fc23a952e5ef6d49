import { deleteApp, initializeApp } from 'firebase/app';
import { connectAuthEmulator, getAuth, signInWithEmailAndPassword } from 'firebase/auth';
import {
  connectFirestoreEmulator,
  type Firestore,
  getFirestore,
  setLogLevel,
  terminate,
} from 'firebase/firestore';
import { connectFunctionsEmulator, type Functions, getFunctions } from 'firebase/functions';
import { BUCKET } from '../stack/command-environment.ts';
import { LOCAL_HOST, type Ports } from '../stack/ports.ts';

export interface Client {
  firestore: Firestore;
  functions: Functions;
  close: () => Promise<void>;
}

/** The web SDK, signed in on the local stack: what a user's browser would hold. */
export async function openClient(
  user: { email: string; password: string },
  { projectId, region, ports }: { projectId: string; region: string; ports: Ports },
): Promise<Client> {
  setLogLevel('error');
  const app = initializeApp({ projectId, apiKey: 'local', storageBucket: BUCKET });
  const auth = getAuth(app);
  connectAuthEmulator(auth, `http://${LOCAL_HOST}:${ports.auth}`, { disableWarnings: true });
  const firestore = getFirestore(app);
  connectFirestoreEmulator(firestore, LOCAL_HOST, ports.firestore);
  const functions = getFunctions(app, region);
  connectFunctionsEmulator(functions, LOCAL_HOST, ports.functions);
  await signInWithEmailAndPassword(auth, user.email, user.password);
  const close = async () => {
    await terminate(firestore);
    await deleteApp(app);
  };
  return { firestore, functions, close };
}

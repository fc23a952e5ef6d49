import { type FirebaseApp, type FirebaseOptions, initializeApp } from 'firebase/app';
import {
  type Auth,
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
} from 'firebase/auth';
import type { Firestore } from 'firebase/firestore';
import { connectFunctionsEmulator, type Functions, getFunctions } from 'firebase/functions';
import { settings } from '../settings.ts';

export interface Connection {
  auth: Auth;
  functions: Functions;
  /** Comes after the page: who signs in need not wait for it. */
  firestore: Promise<FirestoreConnection>;
}
type FirestoreSdk = typeof import('./firestore-sdk.ts');
/** The database, and what asks it. */
export type FirestoreConnection = FirestoreSdk & { firestore: Firestore };

/** Firebase Hosting, and its emulator, answer it with the project's own values. */
const optionsAddress = '/__/firebase/init.json';
const localPorts = { hosting: 5002, auth: 9099, firestore: 8080, functions: 5001 };

let connecting: Promise<Connection> | null = null;

/** The project that serves this page, or the local stack. The same connection for everybody. */
export function connect(): Promise<Connection> {
  connecting ??= open().catch((error: unknown) => {
    connecting = null;
    throw error;
  });
  return connecting;
}

async function open(): Promise<Connection> {
  const firestoreSdk = import('./firestore-sdk.ts');
  const reply = await fetch(optionsAddress);
  if (!reply.ok) throw new Error(`${optionsAddress} answered ${reply.status}.`);
  const options = (await reply.json()) as FirebaseOptions;
  const app = initializeApp(options);
  const auth = initializeAuth(app, {
    persistence: [indexedDBLocalPersistence, browserLocalPersistence],
  });
  const functions = getFunctions(app, settings.region);
  const local = isLocal(options) ? localStack() : null;
  if (local !== null) {
    const { host, ports } = local;
    connectAuthEmulator(auth, `http://${host}:${ports.auth}`, { disableWarnings: true });
    connectFunctionsEmulator(functions, host, ports.functions);
  } else if (settings.appCheckSiteKey !== null) {
    await startAppCheck(app, settings.appCheckSiteKey);
  }
  return {
    auth,
    functions,
    firestore: firestoreSdk.then((sdk) => {
      const firestore = sdk.getFirestore(app);
      if (local !== null)
        sdk.connectFirestoreEmulator(firestore, local.host, local.ports.firestore);
      return { ...sdk, firestore };
    }),
  };
}

/** Firebase keeps ids that start with demo- for emulators. */
const isLocal = ({ projectId }: FirebaseOptions) => projectId?.startsWith('demo-') ?? false;

/** Every port of a stack is moved as far as the one that its own hosting serves this page from. */
function localStack() {
  const { hostname: host, port } = window.location;
  const offset = settings.localPortOffset ?? Number(port) - localPorts.hosting;
  const { auth, firestore, functions } = localPorts;
  return {
    host,
    ports: { auth: auth + offset, firestore: firestore + offset, functions: functions + offset },
  };
}

async function startAppCheck(app: FirebaseApp, siteKey: string): Promise<void> {
  const { initializeAppCheck, ReCaptchaEnterpriseProvider } = await import('firebase/app-check');
  initializeAppCheck(app, {
    provider: new ReCaptchaEnterpriseProvider(siteKey),
    isTokenAutoRefreshEnabled: true,
  });
}

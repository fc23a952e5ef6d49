import { type FirebaseApp, type FirebaseOptions, initializeApp } from 'firebase/app';
import {
  type Auth,
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
} from 'firebase/auth';
import { connectFirestoreEmulator, type Firestore, getFirestore } from 'firebase/firestore';
import { connectFunctionsEmulator, type Functions, getFunctions } from 'firebase/functions';
import { settings } from '../settings.ts';

export interface Connection {
  auth: Auth;
  firestore: Firestore;
  functions: Functions;
}

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
  const reply = await fetch(optionsAddress);
  if (!reply.ok) throw new Error(`${optionsAddress} answered ${reply.status}.`);
  const options = (await reply.json()) as FirebaseOptions;
  const app = initializeApp(options);
  const connection = {
    auth: initializeAuth(app, {
      persistence: [indexedDBLocalPersistence, browserLocalPersistence],
    }),
    firestore: getFirestore(app),
    functions: getFunctions(app, settings.region),
  };
  if (isLocal(options)) connectEmulators(connection);
  else if (settings.appCheckSiteKey !== null) await startAppCheck(app, settings.appCheckSiteKey);
  return connection;
}

/** Firebase keeps ids that start with demo- for emulators. */
const isLocal = ({ projectId }: FirebaseOptions) => projectId?.startsWith('demo-') ?? false;

/** Every port of a stack is moved as far as the one that this page came from. */
function connectEmulators({ auth, firestore, functions }: Connection): void {
  const { hostname, port } = window.location;
  const offset = Number(port) - localPorts.hosting;
  connectAuthEmulator(auth, `http://${hostname}:${localPorts.auth + offset}`, {
    disableWarnings: true,
  });
  connectFirestoreEmulator(firestore, hostname, localPorts.firestore + offset);
  connectFunctionsEmulator(functions, hostname, localPorts.functions + offset);
}

async function startAppCheck(app: FirebaseApp, siteKey: string): Promise<void> {
  const { initializeAppCheck, ReCaptchaEnterpriseProvider } = await import('firebase/app-check');
  initializeAppCheck(app, {
    provider: new ReCaptchaEnterpriseProvider(siteKey),
    isTokenAutoRefreshEnabled: true,
  });
}

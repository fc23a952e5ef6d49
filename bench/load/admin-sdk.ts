import { initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { getStorage, type Storage } from 'firebase-admin/storage';
import { BUCKET, PROJECT_ID } from '../../scripts/stack/command-environment.ts';

export interface AdminSdk {
  auth: Auth;
  firestore: Firestore;
  bucket: ReturnType<Storage['bucket']>;
}

let connected: AdminSdk | null = null;

/** The Admin SDK on the stack whose variables are in the environment by now. */
export function adminSdk(): AdminSdk {
  connected ??= connect();
  return connected;
}

function connect(): AdminSdk {
  const app = initializeApp({ projectId: PROJECT_ID, storageBucket: BUCKET });
  return {
    auth: getAuth(app),
    firestore: getFirestore(app),
    bucket: getStorage(app).bucket(),
  };
}

import { LOCAL_HOST, type Ports } from './ports.ts';

export const PROJECT_ID = 'demo-flokraft';
export const BUCKET = `${PROJECT_ID}.firebasestorage.app`;

/** What `firebase emulators:exec` sets for its script (firebase-tools, lib/emulator/env.js). */
export function commandEnvironment(ports: Ports): Record<string, string> {
  const at = (port: number) => `${LOCAL_HOST}:${port}`;
  return {
    GCLOUD_PROJECT: PROJECT_ID,
    FIREBASE_CONFIG: JSON.stringify({
      projectId: PROJECT_ID,
      storageBucket: BUCKET,
      databaseURL: `https://${PROJECT_ID}.firebaseio.com`,
    }),
    FIREBASE_EMULATOR_HUB: at(ports.hub),
    FIREBASE_AUTH_EMULATOR_HOST: at(ports.auth),
    FIRESTORE_EMULATOR_HOST: at(ports.firestore),
    FIREBASE_FIRESTORE_EMULATOR_ADDRESS: at(ports.firestore),
    FIREBASE_STORAGE_EMULATOR_HOST: at(ports.storage),
    STORAGE_EMULATOR_HOST: `http://${at(ports.storage)}`,
    CLOUD_TASKS_EMULATOR_HOST: at(ports.tasks),
    CLOUD_EVENTARC_EMULATOR_HOST: `http://${at(ports.eventarc)}`,
  };
}

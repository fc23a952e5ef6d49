import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { ChosenEmulators } from './choose-emulators.ts';
import { BUCKET } from './command-environment.ts';
import { BIN, STACK_SCRIPTS } from './paths.ts';
import type { StackProject } from './prepare-project.ts';

/** What firebase-tools and java-launcher.sh read to run the chosen emulators. */
export function launcherEnvironment(
  project: StackProject,
  { firestoreJar, storageRules }: ChosenEmulators,
): NodeJS.ProcessEnv {
  const standIn = storageRules === 'stand-in';
  const searchPath = process.env['PATH'] ?? '';
  return {
    PATH: [project.launcherDirectory, BIN, searchPath].join(path.delimiter),
    // firebase-tools keeps notes of its user, whom the emulators need not know; HOME may be another's.
    XDG_CONFIG_HOME: path.join(project.directory, 'config'),
    // firebase-tools would put <project>.appspot.com into the functions' FIREBASE_CONFIG.
    STORAGE_BUCKET_URL: BUCKET,
    // At each start firebase-tools asks npm for the latest firebase-functions: 10 s without a network.
    npm_config_offline: 'true',
    // Seconds: loading the functions takes longer than its 10 on a machine that is busy otherwise.
    FUNCTIONS_DISCOVERY_TIMEOUT: '60',
    FLOKRAFT_JAVA: findExecutable('java', searchPath),
    FLOKRAFT_NODE: process.execPath,
    FLOKRAFT_FIRESTORE_JAR: firestoreJar ?? '',
    FLOKRAFT_STORAGE_RULES: standIn ? path.join(STACK_SCRIPTS, 'deny-all-rules-runtime.ts') : '',
    ...(firestoreJar && { FIRESTORE_EMULATOR_BINARY_PATH: project.placeholderJar('firestore') }),
    ...(standIn && { STORAGE_EMULATOR_BINARY_PATH: project.placeholderJar('storage') }),
  };
}

function findExecutable(name: string, searchPath: string): string {
  const candidates = searchPath.split(path.delimiter).map((folder) => path.join(folder, name));
  return candidates.find(isExecutable) ?? name;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

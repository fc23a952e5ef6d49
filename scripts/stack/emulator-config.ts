import { LOCAL_HOST, movedPorts } from './ports.ts';

/** Where a stack's own project folder keeps the env files of its functions. */
export const PARAMETERS_DIRECTORY = 'parameters';

interface FirebaseConfig {
  functions: object;
  hosting: {
    rewrites: readonly { source: string; function: { functionId: string } }[];
    headers: readonly { source: string; headers: readonly { key: string; value: string }[] }[];
  };
  emulators: object;
}

/**
 * firebase.json as one stack runs it: its ports moved, its parameters beside it. A deploy finds out
 * where the functions of the rewrites are; the hosting emulator has to be told.
 */
export function emulatorConfig(
  firebaseConfig: FirebaseConfig,
  offset: number,
  region: string,
): FirebaseConfig {
  const { firestoreWebsocket, ...ports } = movedPorts(offset);
  const emulators = Object.entries(ports).map(([name, port]) => [name, { host: LOCAL_HOST, port }]);
  const { hosting } = firebaseConfig;
  const rewrites = hosting.rewrites.map((rewrite) => ({
    ...rewrite,
    function: { ...rewrite.function, region },
  }));
  return {
    ...firebaseConfig,
    hosting: { ...hosting, rewrites },
    functions: { ...firebaseConfig.functions, configDir: PARAMETERS_DIRECTORY },
    emulators: {
      ...firebaseConfig.emulators,
      ...Object.fromEntries(emulators),
      firestore: { host: LOCAL_HOST, port: ports.firestore, websocketPort: firestoreWebsocket },
    },
  };
}

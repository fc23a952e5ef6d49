import { LOCAL_HOST, movedPorts } from './ports.ts';

/** Where a stack's own project folder keeps the env files of its functions. */
export const PARAMETERS_DIRECTORY = 'parameters';

interface FirebaseConfig {
  functions: object;
  emulators: object;
}

/** firebase.json as one stack runs it: its ports moved, its parameters beside it. */
export function emulatorConfig(firebaseConfig: FirebaseConfig, offset: number): FirebaseConfig {
  const { firestoreWebsocket, ...ports } = movedPorts(offset);
  const emulators = Object.entries(ports).map(([name, port]) => [name, { host: LOCAL_HOST, port }]);
  return {
    ...firebaseConfig,
    functions: { ...firebaseConfig.functions, configDir: PARAMETERS_DIRECTORY },
    emulators: {
      ...firebaseConfig.emulators,
      ...Object.fromEntries(emulators),
      firestore: { host: LOCAL_HOST, port: ports.firestore, websocketPort: firestoreWebsocket },
    },
  };
}

import { z } from 'zod';
import { isLocalProject } from '../setup/find-project.ts';
import { OperatorError } from '../setup/operator-error.ts';
import { commandEnvironment } from '../stack/command-environment.ts';
import { LOCAL_HOST, movedPorts, parsePortOffset } from '../stack/ports.ts';
import { ownSite } from './own-site.ts';

/** Where the parts of a deployed project are, as a client of it knows them. */
export interface Target {
  project: string;
  region: string;
  isLocal: boolean;
  site: string;
  /** What pages of the site say that they are from. */
  origin: string;
  /** A callable's name follows. */
  functions: string;
  identity: string;
  firestore: string;
  /** The APIs of the cloud alone; null: not here. */
  control: ControlPlane | null;
  /** The same of App Check, which the emulators do not ask. */
  appCheck: string | null;
}

/** Named as firebase-tools names them, by the variables that move them. */
export interface ControlPlane {
  monitoring: string;
  firestoreAdmin: string;
}

const emulatorsSchema = z.record(z.string(), z.looseObject({ host: z.string(), port: z.number() }));

/** `origins`: from where the deployment takes uploads, its own pages first. */
export async function findTarget(
  project: string,
  { region, origins }: { region: string; origins: readonly string[] },
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Target> {
  if (isLocalProject(project)) {
    const parts = await onTheStack(project, region, environment);
    return { project, region, origin: `https://${project}.web.app`, ...parts };
  }
  const parts = inTheCloud(project, region, environment);
  const site = await ownSite(project, origins);
  return { project, region, origin: site, site, ...parts };
}

type Parts = Omit<Target, 'project' | 'region' | 'origin'>;

function inTheCloud(
  project: string,
  region: string,
  environment: NodeJS.ProcessEnv,
): Omit<Parts, 'site'> {
  const emulator = emulatorVariables.find((name) => environment[name]);
  if (emulator !== undefined) {
    throw new OperatorError(
      `${emulator} is set, so half of this would ask an emulator and not ${project}. Run it outside of \`npm run stack\`.`,
    );
  }
  return {
    isLocal: false,
    functions: `https://${region}-${project}.cloudfunctions.net`,
    identity: 'https://identitytoolkit.googleapis.com',
    firestore: 'https://firestore.googleapis.com',
    appCheck: 'https://firebaseappcheck.googleapis.com',
    control: {
      monitoring: environment['CLOUD_MONITORING_URL'] || 'https://monitoring.googleapis.com',
      firestoreAdmin: environment['FIRESTORE_URL'] || 'https://firestore.googleapis.com',
    },
  };
}

const emulatorVariables = [
  'FIREBASE_AUTH_EMULATOR_HOST',
  'FIRESTORE_EMULATOR_HOST',
  'FIREBASE_STORAGE_EMULATOR_HOST',
  'STORAGE_EMULATOR_HOST',
];

/** The hub knows where the emulators listen. Those of the cloud's own APIs have no emulator. */
async function onTheStack(
  project: string,
  region: string,
  environment: NodeJS.ProcessEnv,
): Promise<Parts> {
  const ports = movedPorts(parsePortOffset(environment['FLOKRAFT_PORT_OFFSET']));
  const hub = environment['FIREBASE_EMULATOR_HUB'] || `${LOCAL_HOST}:${ports.hub}`;
  const emulators = await fetch(`http://${hub}/emulators`)
    .then(async (reply) => emulatorsSchema.parse(await reply.json()))
    .catch(() => {
      throw new OperatorError(
        `No local stack answers at ${hub}. Beside a running \`npm start\`, run this with the same FLOKRAFT_PORT_OFFSET; or run \`npm run stack -- npm run smoke\`.`,
      );
    });
  const at = (name: string) => {
    const found = emulators[name];
    if (found === undefined) throw new OperatorError(`The local stack has no ${name} emulator.`);
    return `http://${found.host}:${found.port}`;
  };
  // The Admin SDK looks for them when it is first used.
  for (const [name, value] of Object.entries(commandEnvironment(ports)))
    environment[name] ??= value;
  const { CLOUD_MONITORING_URL: monitoring, FIRESTORE_URL: firestoreAdmin } = environment;
  return {
    isLocal: true,
    site: at('hosting'),
    functions: `${at('functions')}/${project}/${region}`,
    identity: `${at('auth')}/identitytoolkit.googleapis.com`,
    firestore: at('firestore'),
    appCheck: null,
    control: monitoring && firestoreAdmin ? { monitoring, firestoreAdmin } : null,
  };
}

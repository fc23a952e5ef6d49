import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Firestore } from 'firebase-admin/firestore';
import { FUNCTIONS } from '../../../scripts/stack/paths.ts';

/** What a call takes within one region beside what the emulator itself takes. */
export const regionMs = { read: 10, commit: 30 } as const;

/** The functions' own copy of the Admin SDK: it refuses the objects of another copy. */
const requireAsFunctions = createRequire(path.join(FUNCTIONS, 'package.json'));
const writes: ReadonlySet<string> = new Set(['commit', 'batchWrite']);

export interface RegionalFirestore {
  firestore: Firestore;
  /** How many commits were asked for so far, those that failed too. */
  commits(): number;
  close(): Promise<void>;
}

/** What the client asks the service for passes through these two, whoever asks. */
interface Requests {
  request(method: string, ...rest: unknown[]): Promise<unknown>;
  requestStream(method: string, ...rest: unknown[]): Promise<unknown>;
}

/**
 * The Admin SDK on the emulator, each call of which takes as much longer as the way to a region's
 * Firestore. In a project that no function looks at, so that only what is measured is at work.
 */
export function regionalFirestore(projectId: string): RegionalFirestore {
  const { deleteApp, initializeApp }: typeof import('firebase-admin/app') =
    requireAsFunctions('firebase-admin/app');
  const { getFirestore }: typeof import('firebase-admin/firestore') = requireAsFunctions(
    'firebase-admin/firestore',
  );
  const app = initializeApp({ projectId }, projectId);
  const firestore = getFirestore(app);
  const client = firestore as unknown as Requests;
  let commits = 0;
  async function travel(method: string): Promise<void> {
    if (method === 'commit') commits += 1;
    await sleep(writes.has(method) ? regionMs.commit : regionMs.read);
  }
  for (const name of ['request', 'requestStream'] as const) {
    const ask = client[name].bind(client);
    client[name] = async (method, ...rest) => {
      await travel(method);
      return ask(method, ...rest);
    };
  }
  return { firestore, commits: () => commits, close: () => deleteApp(app) };
}

import { createRequire } from 'node:module';
import path from 'node:path';
import { createAnalysisStore } from '../../functions/src/adapters/firestore/analysis-store.ts';
import { type Count, createStatistics } from '../../functions/src/adapters/firestore/statistics.ts';
import { PROJECT_ID } from '../../scripts/stack/command-environment.ts';
import { FUNCTIONS } from '../../scripts/stack/paths.ts';

/** The functions' own copy of the Admin SDK: it refuses the objects of another copy. */
const requireAsFunctions = createRequire(path.join(FUNCTIONS, 'package.json'));
const clock = { now: () => new Date() };
const countNothing: Count = () => {};
const limits = { maxPendingInAll: 1_000 };

/** The product's store of analyses, with its counters and without, in this process. */
export function storeOfFunctions() {
  const { deleteApp, initializeApp }: typeof import('firebase-admin/app') =
    requireAsFunctions('firebase-admin/app');
  const { getFirestore }: typeof import('firebase-admin/firestore') = requireAsFunctions(
    'firebase-admin/firestore',
  );
  const app = initializeApp({ projectId: PROJECT_ID }, 'statistics-measured');
  const firestore = getFirestore(app);
  return {
    counting: createAnalysisStore(firestore, clock, limits),
    notCounting: createAnalysisStore(firestore, clock, { ...limits, count: countNothing }),
    statistics: createStatistics(firestore),
    close: () => deleteApp(app),
  };
}

import { createRequire } from 'node:module';
import path from 'node:path';
import { createAnalysisStore } from '../../functions/src/adapters/firestore/analysis-store.ts';
import { queries } from '../../functions/src/domain/queries.ts';
import { PROJECT_ID } from '../../scripts/stack/command-environment.ts';
import { FUNCTIONS } from '../../scripts/stack/paths.ts';

/** The functions' own copy of the Admin SDK: it refuses the objects of another copy. */
const requireAsFunctions = createRequire(path.join(FUNCTIONS, 'package.json'));

/**
 * How many documents Firestore sends for one page of the product's own query. Counted where they
 * arrive: the emulator (1.19.9) answers `explain` with no metrics.
 */
export async function countListReads(userId: string | null, limit: number): Promise<number> {
  const { deleteApp, initializeApp }: typeof import('firebase-admin/app') =
    requireAsFunctions('firebase-admin/app');
  const { getFirestore, Query }: typeof import('firebase-admin/firestore') = requireAsFunctions(
    'firebase-admin/firestore',
  );
  const app = initializeApp({ projectId: PROJECT_ID }, 'reads-counted');
  const originalGet = Query.prototype.get;
  let documents = 0;
  Query.prototype.get = async function (...readOptions) {
    const snapshot = await originalGet.apply(this, readOptions);
    documents += snapshot.size;
    return snapshot;
  };
  try {
    const query = queries.list({ userId, analysisType: null, status: null });
    const page = await createAnalysisStore(getFirestore(app)).list(query, { limit, after: null });
    if (documents < page.items.length) throw new Error('The reads of a page were not counted.');
    return documents;
  } finally {
    Query.prototype.get = originalGet;
    await deleteApp(app);
  }
}

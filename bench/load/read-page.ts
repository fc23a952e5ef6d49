import { createRequire } from 'node:module';
import path from 'node:path';
import { createAnalysisStore } from '../../functions/src/adapters/firestore/analysis-store.ts';
import { queries } from '../../functions/src/domain/queries.ts';
import { PROJECT_ID } from '../../scripts/stack/command-environment.ts';
import { FUNCTIONS } from '../../scripts/stack/paths.ts';

/** The functions' own copy of the Admin SDK: it refuses the objects of another copy. */
const requireAsFunctions = createRequire(path.join(FUNCTIONS, 'package.json'));

export interface PageReads {
  /** Documents that Firestore sends for one page. */
  documents: number;
  /** One after another, without a function between. */
  timesMs: number[];
}

const warmUpReads = 20;
const measuredReads = 60;

/**
 * The product's own query, alone. Documents are counted where they arrive: the emulator (1.19.9)
 * answers `explain` with no metrics.
 */
export async function readPage(userId: string | null, limit: number): Promise<PageReads> {
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
    documents = snapshot.size;
    return snapshot;
  };
  try {
    const query = queries.list({ userId, analysisType: null, status: null });
    const store = createAnalysisStore(
      getFirestore(app),
      { now: () => new Date() },
      { maxPendingInAll: 1_000 },
    );
    const timesMs: number[] = [];
    for (let read = 0; read < warmUpReads + measuredReads; read += 1) {
      const startedAt = performance.now();
      const page = await store.list(query, { limit, after: null });
      if (documents < page.items.length) throw new Error('The reads of a page were not counted.');
      if (read >= warmUpReads) timesMs.push(performance.now() - startedAt);
    }
    return { documents, timesMs };
  } finally {
    Query.prototype.get = originalGet;
    await deleteApp(app);
  }
}

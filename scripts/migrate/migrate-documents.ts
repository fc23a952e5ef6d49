import { FieldPath, type Firestore, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import {
  reportsRef,
  workRef,
  writeWork,
} from '../../functions/src/adapters/firestore/documents.ts';
import { type Analysis, unstartedWork } from '../../functions/src/domain/states/analysis.ts';
import { type Conversion, convert, migratedRunId, type Settings, withVideo } from './convert.ts';
import type { CopyOutcome, CopyVideo } from './copy-video.ts';
import { readData } from './read-data.ts';

export interface Migration {
  firestore: Firestore;
  collection: string;
  settings: Settings;
  copyVideo: CopyVideo;
  /** False: nothing is copied or written. */
  apply: boolean;
  /** Whether a document whose video cannot be reached now is brought over without it. */
  withoutUnreachableVideos: boolean;
  say(line: string): void;
}

/** How many documents, reports and videos. */
export interface Counts {
  read: number;
  newAlready: number;
  migrated: number;
  reports: number;
  videos: number;
  withoutVideo: number;
  /** Nobody's, or of an impossible id: they stay as they are. */
  refused: number;
  /** Changed meanwhile, or their video could not be reached: run again. */
  left: number;
}

// An old document may be 1 MiB, Firestore's limit, for the whole text was in it.
const pageSize = 50;

/**
 * Brings every old document of the collection into the new shape, page by page in the order of
 * their ids. What is new already is skipped, so a run may be killed and repeated at any point.
 */
export async function migrateDocuments(migration: Migration): Promise<Counts> {
  const counts: Counts = {
    ...{ read: 0, newAlready: 0, migrated: 0, reports: 0 },
    ...{ videos: 0, withoutVideo: 0, refused: 0, left: 0 },
  };
  const all = migration.firestore
    .collection(migration.collection)
    .orderBy(FieldPath.documentId())
    .limit(pageSize);
  let page = await all.get();
  while (true) {
    for (const document of page.docs) {
      counts.read += 1;
      await migrateOne(migration, document, counts);
    }
    const last = page.docs.at(-1);
    if (last === undefined || page.size < pageSize) return counts;
    migration.say(`… ${counts.read} read, ${counts.migrated} migrated`);
    page = await all.startAfter(last).get();
  }
}

async function migrateOne(
  migration: Migration,
  document: QueryDocumentSnapshot,
  counts: Counts,
): Promise<void> {
  const note = (text: string) => migration.say(`${document.id}: ${text}`);
  const conversion = convert(
    { id: document.id, data: readData(document), createdAt: document.createTime.toDate() },
    migration.settings,
  );
  if (conversion.kind === 'new_already') {
    counts.newAlready += 1;
    return;
  }
  if (conversion.kind === 'refused') {
    counts.refused += 1;
    note(`left as it is: ${conversion.problem}`);
    return;
  }
  for (const problem of conversion.problems) note(problem);
  const { report, copy } = conversion;

  if (migration.apply) {
    const outcome = copy && (await migration.copyVideo(copy));
    if (outcome?.kind === 'unreachable' && !migration.withoutUnreachableVideos) {
      counts.left += 1;
      note(`left as it is: its video cannot be reached (${outcome.reason})`);
      return;
    }
    if (!(await store(migration.firestore, document, conversion, outcome))) {
      counts.left += 1;
      note('left as it is: it changed while it was being migrated');
      return;
    }
    if (outcome !== null && outcome.kind !== 'copied') note(`without video: ${outcome.reason}`);
    counts[outcome?.kind === 'copied' ? 'videos' : 'withoutVideo'] += 1;
  } else {
    counts[copy === null ? 'withoutVideo' : 'videos'] += 1;
  }
  counts.migrated += 1;
  if (report !== null) counts.reports += 1;
}

/** Summary, report and work together or not at all; false where the document changed meanwhile. */
async function store(
  firestore: Firestore,
  { ref, updateTime }: QueryDocumentSnapshot,
  { summary, report }: Extract<Conversion, { kind: 'converted' }>,
  outcome: CopyOutcome | null,
): Promise<boolean> {
  const copied = outcome?.kind === 'copied' ? outcome : null;
  const work: Analysis['work'] = {
    ...unstartedWork,
    sourceGeneration: copied?.generation ?? null,
  };
  return firestore.runTransaction(async (transaction) => {
    const current = await transaction.get(ref);
    if (!current.updateTime?.isEqual(updateTime)) return false;
    transaction.set(ref, withVideo(summary, copied?.video ?? null));
    transaction.set(workRef(ref), writeWork(work));
    if (report !== null) transaction.set(reportsRef(ref).doc(migratedRunId), report);
    return true;
  });
}

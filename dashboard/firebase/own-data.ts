import type { Report } from '../../functions/src/contract/report.ts';
import { withDates } from './analysis.ts';
import { connect, type FirestoreConnection } from './connect.ts';

/**
 * Every report of an analysis as it is stored, times as Date; null where the analysis is gone. Throws
 * an Error whose message is for people.
 */
export async function readReports(
  analysisId: string,
): Promise<(Report & { runId: string })[] | null> {
  const { firestore: connecting } = await connect();
  const database = await connecting;
  const { firestore, collection, getDocsFromServer } = database;
  try {
    const reports = collection(firestore, 'analyses', analysisId, 'reports');
    const { docs } = await getDocsFromServer(reports);
    return docs.map((one) => ({ runId: one.id, ...(withDates(one.data()) as Report) }));
  } catch (cause) {
    // The rules cannot tell whose the reports of a missing analysis are.
    if (await isMissing(database, analysisId)) return null;
    const message = 'A report cannot be read. Check your network and try again.';
    throw new Error(message, { cause });
  }
}

async function isMissing(database: FirestoreConnection, analysisId: string): Promise<boolean> {
  const { firestore, doc, getDocFromServer } = database;
  const analysis = getDocFromServer(doc(firestore, 'analyses', analysisId));
  return analysis.then(
    (found) => !found.exists(),
    () => false,
  );
}

/** How many analyses a user has; costs one read for each thousand. */
export async function countAnalyses(userId: string): Promise<number> {
  const { firestore: connecting } = await connect();
  const { firestore, collection, getCountFromServer, query, where } = await connecting;
  const own = query(collection(firestore, 'analyses'), where('user_id', '==', userId));
  return (await getCountFromServer(own)).data().count;
}

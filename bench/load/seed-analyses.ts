import { randomUUID } from 'node:crypto';
import { adminSdk } from './admin-sdk.ts';
import { finishedAnalysis } from './finished-analysis.ts';
import { somePoster } from './some-poster.ts';

export const REPORT_MARK = 'Report text of the old servers. ';
const reportBytes = 8 * 1024;
const firstMs = Date.UTC(2026, 0, 1);
const minuteMs = 60_000;

/** One in this many waits for `npm run migrate`: the old servers kept the report in the document. */
const oldEvery = 10;

/** Analyses of these owners in turn, some of them old. */
export async function seedAnalyses(ownerIds: readonly string[], count: number): Promise<void> {
  const { firestore } = adminSdk();
  const text = REPORT_MARK.repeat(reportBytes / REPORT_MARK.length);
  const writer = firestore.bulkWriter({ throttling: false });
  const writes: Promise<unknown>[] = [];
  for (let index = 0; index < count; index += 1) {
    const userId = ownerIds[index % ownerIds.length] ?? '';
    const analysisId = randomUUID();
    const video = { userId, contentType: 'video/mp4', sizeBytes: 20_000_000 };
    const now = new Date(firstMs + index * minuteMs);
    const poster = somePoster(index);
    const summary = { ...finishedAnalysis(analysisId, video, now), poster };
    const document = index % oldEvery === 0 ? { ...summary, text } : summary;
    writes.push(writer.create(firestore.doc(`analyses/${analysisId}`), document));
  }
  await Promise.all([writer.close(), ...writes]);
}

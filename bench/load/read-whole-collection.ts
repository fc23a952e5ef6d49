import process from 'node:process';
import { adminSdk } from './admin-sdk.ts';

export interface WholeCollection {
  /** Of each read. */
  readMs: number[];
  documents: number;
  /** As JSON. */
  bytes: number;
  /** The peak of this process while it holds one read's documents. */
  rssGrowthMb: number;
}

const reads = 3;
const analyses = adminSdk().firestore.collection('analyses');
await analyses.limit(1).get();

const rssBefore = process.memoryUsage.rss();
const readMs: number[] = [];
let documents = 0;
let bytes = 0;
let rssGrowthMb = 0;
for (let read = 0; read < reads; read += 1) {
  const startedAt = performance.now();
  const { docs } = await analyses.get();
  readMs.push(performance.now() - startedAt);
  if (read > 0) continue;
  const peakRss = process.resourceUsage().maxRSS * 1_024;
  rssGrowthMb = (peakRss - rssBefore) / 1e6;
  documents = docs.length;
  bytes = Buffer.byteLength(JSON.stringify(docs.map((document) => document.data())));
}
const answer: WholeCollection = { readMs, documents, bytes, rssGrowthMb };
process.stdout.write(JSON.stringify(answer));

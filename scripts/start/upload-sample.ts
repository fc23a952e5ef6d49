import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { httpsCallable } from 'firebase/functions';
import type { CreateAnalysisReply } from '../../functions/src/contract/callables.ts';
import { usualType } from '../../functions/src/contract/profiles/all.ts';
import { ROOT } from '../stack/paths.ts';
import type { Client } from './open-client.ts';

const SAMPLES = path.join(ROOT, 'scripts', 'sample');
export const SAMPLE_TYPE = usualType;

/** Creates an analysis of the sample and uploads it to the session URL. Answers the analysis id. */
export function uploadSample(client: Client): Promise<string> {
  const title = 'Sample: a dancing figure at 100 BPM';
  return uploadVideo(client, { analysisType: SAMPLE_TYPE, title }, readSample());
}

export function readSample(name = 'dance-100-bpm.mp4'): Buffer<ArrayBuffer> {
  const file = path.join(SAMPLES, name);
  if (!existsSync(file)) throw new Error(`The sample video is missing: ${file}`);
  return readFileSync(file);
}

/** The same for any bytes, announced as MP4, and any details that createAnalysis takes. */
export async function uploadVideo(
  { functions }: Client,
  details: object,
  bytes: Buffer<ArrayBuffer>,
): Promise<string> {
  const createAnalysis = httpsCallable<object, CreateAnalysisReply>(functions, 'createAnalysis');
  const video = { contentType: 'video/mp4', sizeBytes: bytes.byteLength };
  const { data } = await createAnalysis({ ...details, video });
  if (data.upload === undefined) throw new Error('createAnalysis gave no upload address.');
  const { url, method, headers } = data.upload;
  const response = await fetch(url, { method, headers, body: bytes });
  if (!response.ok) {
    const words = await response.text();
    throw new Error(`The upload was refused with HTTP ${response.status}: ${words.slice(0, 500)}`);
  }
  return data.analysisId;
}

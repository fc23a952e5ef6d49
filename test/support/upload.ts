import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Client } from './client.ts';
import type { Upload } from './outward-shapes.ts';

/** Sends the bytes as the contract says: one PUT with the headers as given. */
export async function put(upload: Upload, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(upload.url, { method: upload.method, headers: upload.headers, body: bytes });
}

/** Creates an analysis that waits for its upload. */
export async function createUpload(
  client: Client,
  video: { contentType: string; sizeBytes: number },
  fields: object = {},
): Promise<{ analysisId: string; upload: Upload }> {
  const request = { analysisType: 'solo', video, ...fields };
  const { analysisId, upload } = await client.call('createAnalysis', request);
  if (upload === undefined || upload === null) throw new Error('createAnalysis gave no upload.');
  return { analysisId, upload };
}

/** Creates an analysis of `bytes`, declared as what they are, and uploads them. */
export async function submit(
  client: Client,
  bytes: Uint8Array<ArrayBuffer>,
  fields: object = {},
): Promise<string> {
  const video = { contentType: 'video/mp4', sizeBytes: bytes.byteLength };
  const { analysisId, upload } = await createUpload(client, video, fields);
  const reply = await put(upload, bytes);
  if (!reply.ok) throw new Error(`The upload answered ${reply.status}: ${await reply.text()}`);
  return analysisId;
}

/** The worker's scratch folders of one analysis. */
export async function scratchFoldersOf(analysisId: string): Promise<string[]> {
  const names = await readdir(tmpdir());
  return names.filter((name) => name.startsWith('flokraft-') && name.includes(analysisId));
}

import { expect } from 'vitest';
import type { Client } from './client.ts';
import { danceClip } from './made-clips.ts';
import type { Summary } from './outward-shapes.ts';
import { isPathOfOneRun, neverFalls } from './state-diagram.ts';
import { createUpload, put } from './upload.ts';
import { isOver, type WatchedAnalysis, watchAnalysis } from './watched-analysis.ts';

/** A test or hook that waits for a run takes seconds; at most 2 run at once on the stack. */
export const runTimeoutMs = 180_000;

export type GoodRun = {
  analysisId: string;
  bytes: Uint8Array<ArrayBuffer>;
  watched: WatchedAnalysis;
  completed: Summary;
};

/** Takes a clip, else a short dance, from createAnalysis to completed, watched from the start. */
export async function completeGoodRun(
  client: Client,
  fields: object,
  clip?: Uint8Array<ArrayBuffer>,
): Promise<GoodRun> {
  const bytes = clip ?? (await danceClip());
  const video = { contentType: 'video/mp4', sizeBytes: bytes.byteLength };
  const { analysisId, upload } = await createUpload(client, video, fields);
  const watched = await watchAnalysis(client, analysisId);
  await watched.until(({ status }) => status === 'uploading');
  expect((await put(upload, bytes)).ok).toBe(true);
  const completed = await watched.until(isOver, runTimeoutMs);
  expect(completed).toMatchObject({ status: 'completed', error: null });
  return { analysisId, bytes, watched, completed };
}

/** Expects what a listener saw of one run to keep to the state diagram, progress never falling. */
export function expectOrderlyRun(watched: WatchedAnalysis, runId: string): void {
  const run = watched.seen().filter(({ run_id }) => run_id === runId);
  expect(run.length).toBeGreaterThan(1);
  expect(run.map(({ status }) => status)).toSatisfy(isPathOfOneRun);
  expect(run.map(({ progress }) => progress)).toSatisfy(neverFalls);
}

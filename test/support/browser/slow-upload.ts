import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { CreateAnalysisReply } from '../../../functions/src/contract/callables.ts';
import { type ResumableBucket, startResumableBucket } from './resumable-bucket.ts';
import { openForm, startButton, videoField } from './upload-form.ts';

/** A bucket for the length of the test. */
export async function bucketFor(
  ...[sizeBytes, dropAtBytes, options]: Parameters<typeof startResumableBucket>
): Promise<ResumableBucket> {
  const bucket = await startResumableBucket(sizeBytes, dropAtBytes, options);
  onTestFinished(() => bucket.stop());
  return bucket;
}

/** A file that a browser reads where it lies: bytes would go to it as text. */
export async function someFile(sizeBytes: number): Promise<{ path: string; bytes: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), 'large-video-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'dance.webm');
  const bytes = randomBytes(sizeBytes);
  await writeFile(path, bytes);
  return { path, bytes };
}

/** Sends what is begun from now on to a bucket; the analyses are real. Answers the ids they get. */
export const sendTo = (
  context: BrowserContext,
  { url }: Pick<ResumableBucket, 'url'>,
): Promise<string[]> => divertUploads(context, async () => url);

/** Changes the address of each upload that is begun from now on. Answers the ids of the analyses. */
export async function divertUploads(
  context: BrowserContext,
  divert: (url: string) => Promise<string>,
): Promise<string[]> {
  const analysisIds: string[] = [];
  await context.unroute('**/createAnalysis');
  await context.route('**/createAnalysis', async (route) => {
    const reply = await route.fetch();
    const { result } = (await reply.json()) as { result: CreateAnalysisReply };
    analysisIds.push(result.analysisId);
    const upload = { ...result.upload, url: await divert(result.upload?.url ?? '') };
    await route.fulfill({ response: reply, json: { result: { ...result, upload } } });
  });
  return analysisIds;
}

/** A real analysis, whose video goes to a bucket that takes its time for it. */
export async function beginSlowUpload({
  sizeBytes = 10_000_000,
  reach = async () => {},
  ...slowness
}: {
  sizeBytes?: number;
  restMs?: number;
  stallAtBytes?: number;
  /** Another way to the form. */
  reach?: (page: Page) => Promise<void>;
} = {}) {
  const bucket = await bucketFor(sizeBytes, [], { restMs: 400, ...slowness });
  const dashboard = await openForm('phone');
  const { page, context } = dashboard;
  const analysisIds = await sendTo(context, bucket);
  const file = await someFile(sizeBytes);
  await reach(page);
  await videoField(page).setInputFiles(file.path);
  await page.getByLabel('Title').fill('Not this one');
  await startButton(page).click();
  await page.getByText('Sending your video').waitFor();
  return { ...dashboard, bucket, file, analysisId: analysisIds[0] ?? '' };
}

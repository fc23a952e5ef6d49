import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { beginSlowUpload } from './slow-upload.ts';

export const sizeBytes = 3_000_000;
/** A little less, as it happens. */
export const halfBytes = 1_440_000;
export const narrow = { width: 360, height: 740 };

export const goOnButton = (page: Page) => page.getByRole('button', { name: 'Go on', exact: true });
export const sentHeading = (page: Page) =>
  page.getByRole('heading', { name: /“dance.webm” was \d+ % sent/ });
export const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
export const rememberedKeys = (page: Page) =>
  page.evaluate<string[]>(
    "Object.keys(localStorage).filter((key) => key.startsWith('flokraft.upload.'))",
  );

/** An upload that was under way in a page that is gone, half of it sent. */
export async function closeAtHalf() {
  const upload = await beginSlowUpload({ sizeBytes, restMs: 0, stallAtBytes: halfBytes });
  const { bucket, page } = upload;
  await expect.poll(() => bucket.receivedBytes()).toBe(halfBytes);
  await page.close();
  bucket.answer();
  return upload;
}

/** The same bytes at another place, with another date, as a telephone hands them out. */
export async function copyOf(path: string, name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'picked-again-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const copy = join(folder, name);
  await copyFile(path, copy);
  await utimes(copy, 1, 1);
  return copy;
}

export const storedText = (page: Page) =>
  page.evaluate<string>('JSON.stringify({ ...localStorage })');

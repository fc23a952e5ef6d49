import { constants } from 'node:fs';
import { access, chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { hashFile } from '../hash-file.ts';
import type { Release } from './pinned-release.ts';

export const toolNames = ['ffmpeg', 'ffprobe'] as const;
export type ToolName = (typeof toolNames)[number];

/** Where `npm run ffmpeg` puts the tools; they are uploaded with the functions. */
export const toolsFolder = fileURLToPath(new URL('../../../ffmpeg', import.meta.url));

/** Written beside the tools that came out of an archive, once its hash was the pinned one. */
export const recordName = 'checked.json';
const recordSchema = z.object({
  archiveSha256: z.string(),
  sha256: z.object({ ffmpeg: z.string(), ffprobe: z.string() }),
});
export type CheckedRecord = z.infer<typeof recordSchema>;

/** The tools, byte for byte as they came out of the pinned release; else throws what is amiss. */
export async function requireCheckedTools(
  folder: string,
  release: Release,
): Promise<Record<ToolName, string>> {
  const record = await readRecord(folder);
  if (record === null) throw new Error(`${folder} holds no checked ffmpeg.`);
  if (record.archiveSha256 !== release.sha256) {
    throw new Error(`${folder} holds another ffmpeg than the one that is pinned.`);
  }
  const paths = { ffmpeg: join(folder, 'ffmpeg'), ffprobe: join(folder, 'ffprobe') };
  await Promise.all(toolNames.map((name) => requireBytes(paths[name], record.sha256[name])));
  return paths;
}

async function readRecord(folder: string): Promise<CheckedRecord | null> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(join(folder, recordName), 'utf8')));
  } catch {
    return null;
  }
}

async function requireBytes(path: string, sha256: string): Promise<void> {
  if ((await hashFile(path)) !== sha256) throw new Error(`${path} is not what was checked.`);
  // An upload from a system that knows no such bit loses it.
  if (!(await isExecutable(path))) await chmod(path, 0o755);
}

export async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

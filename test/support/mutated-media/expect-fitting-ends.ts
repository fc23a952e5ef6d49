import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMedia } from '../../../functions/src/adapters/ffmpeg/create-media.ts';
import { createWorkspaces } from '../../../functions/src/adapters/workspace.ts';
import { childProcesses } from '../child-processes.ts';
import { localBinaries } from '../make-clips.ts';
import { mutate, mutationNames } from './mutations.ts';
import { type FileEnd, prepareFile } from './prepare-file.ts';
import { seededRandom } from './seeded-random.ts';
import { makeSmallClip, type SmallClip, smallClips } from './small-clips.ts';

const seed = Number(process.env['MEDIA_MUTATION_SEED'] ?? 1);

/**
 * What a damaged file may be told; no `processing_timeout`: a second of video, whatever it claims,
 * is done within the time that we give it.
 */
const fitting = [
  'well',
  'video_unreadable',
  'video_has_no_picture',
  'unsupported_format',
  'upload_mismatch',
  'video_too_long',
];

let folder: string;
let root: string;
beforeAll(async () => {
  process.stdout.write(`Mutated media: MEDIA_MUTATION_SEED=${seed}\n`);
  folder = await mkdtemp(join(tmpdir(), 'mutated-clips-'));
  root = await mkdtemp(join(tmpdir(), 'mutated-runs-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(root, { recursive: true });
});
afterEach(async () => {
  expect(await childProcesses()).toEqual([]);
  expect(await readdir(root)).toEqual([]);
});

/** Of each clip, every way in which a file may be damaged ends well or in a fitting code. */
export function expectFittingEnds(clips: readonly SmallClip[]): void {
  describe('the way from a file to its measurements', () => {
    const media = createMedia(localBinaries);

    it.each(clips.map((clip) => [clip.name, clip, smallClips.indexOf(clip)] as const))(
      `ends well or in a fitting code where %s is damaged in ${mutationNames.length} ways`,
      async (_name, clip, index) => {
        const workspaces = createWorkspaces({ rootDirectory: root });
        const original = await readFile(await makeSmallClip(folder, clip));
        const end = (bytes: Uint8Array) => prepareFile(media, workspaces, bytes, clip.contentType);
        expect(await end(original)).toEqual({ code: 'well' });

        const random = seededRandom(seed * smallClips.length + index);
        const ends: Record<string, FileEnd> = {};
        for (const mutation of mutationNames) {
          ends[mutation] = await end(mutate(original, clip.name, mutation, random));
        }
        const unfitting = Object.entries(ends).filter(([, { code }]) => !fitting.includes(code));
        expect(Object.fromEntries(unfitting)).toEqual({});
      },
    );
  });
}

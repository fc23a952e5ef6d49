import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { contentTypeOf } from '../../functions/src/contract/video-types.ts';
import { explainIssue } from './explain-issue.ts';
import { type ClipTruth, type Truth, truthSchema } from './truth.ts';

export interface Clip {
  /** Of its file. */
  name: string;
  path: string;
  truth: ClipTruth;
}

export interface Footage {
  clips: readonly Clip[];
  /** Videos of the folder of which truth.json says nothing. */
  unknown: readonly string[];
}

export const truthFile = 'truth.json';

/** What keeps a folder from being measured, for whoever wrote its truth. */
export class UnreadableFootage extends Error {
  override readonly name = 'UnreadableFootage';
}

/** The videos of a folder with what its truth.json says of them. Throws UnreadableFootage. */
export async function readFootage(folder: string): Promise<Footage> {
  const names = await readdir(folder).catch(() => {
    throw new UnreadableFootage(`There is no folder ${folder}.`);
  });
  const file = path.join(folder, truthFile);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UnreadableFootage(
      `There is no ${truthFile} in ${folder}: docs/footage.md says how to write one.`,
    );
  });
  const truth = readTruth(text, file);
  const missing = Object.keys(truth).filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new UnreadableFootage(`${file}: there is no file ${missing.join(', ')} beside it.`);
  }
  // A `.ts` is a program more often than a video.
  const isVideo = (name: string) =>
    contentTypeOf({ type: '', name }) !== null && !name.endsWith('.ts');
  return {
    clips: Object.entries(truth).map(([name, entry]) => ({
      name,
      path: path.join(folder, name),
      truth: entry,
    })),
    unknown: names.filter((name) => isVideo(name) && !Object.hasOwn(truth, name)),
  };
}

function readTruth(text: string, file: string): Truth {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new UnreadableFootage(`${file} is no JSON: ${(error as Error).message}.`);
  }
  const read = truthSchema.safeParse(given, { error: explainIssue });
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path: [clip, ...field], message }) =>
    [clip ?? 'the whole of it', ...field].join(' › ').concat(` ${message}.`),
  );
  throw new UnreadableFootage([`${file} is not as it must be:`, ...lines].join('\n  '));
}

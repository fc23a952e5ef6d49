import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { type ParameterTexts, parameters } from '../../functions/src/domain/parameters.ts';
import { repositoryRoot } from './find-project.ts';

export interface ParameterFiles {
  texts: ParameterTexts;
  /** Which of the files there are, relative to the repository. */
  found: string[];
  /** Names that are no parameter: a typing mistake, most likely. */
  unknown: string[];
}

/** Read by glibc, Node and libuv when a function's process starts, and by nobody of ours. */
const ofTheProcess = /^(MALLOC|NODE|UV)_/;

/** Reads `functions/.env` and over it `functions/.env.<project>`, as `firebase deploy` does. */
export async function readParameters(
  project: string,
  root: string = repositoryRoot,
): Promise<ParameterFiles> {
  const texts: Record<string, string | undefined> = {};
  const found: string[] = [];
  for (const name of ['functions/.env', `functions/.env.${project}`]) {
    const text = await readFile(join(root, name), 'utf8').catch(() => null);
    if (text === null) continue;
    found.push(name);
    Object.assign(texts, parseEnv(text));
  }
  const unknown = Object.keys(texts).filter(
    (name) => !Object.hasOwn(parameters, name) && !ofTheProcess.test(name),
  );
  return { texts, found, unknown };
}

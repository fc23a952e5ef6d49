import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ParameterName } from '../../functions/src/domain/parameters.ts';
import { repositoryRoot } from './find-project.ts';

/** Sets parameters in `functions/.env.<project>`, each in its own line; the rest of the file stays. */
export async function writeParameters(
  project: string,
  texts: Partial<Record<ParameterName, string>>,
  root: string = repositoryRoot,
): Promise<string> {
  const name = `functions/.env.${project}`;
  const path = join(root, name);
  const before = await readFile(path, 'utf8').catch(() => '');
  const isSet = (line: string) => Object.keys(texts).some((key) => line.startsWith(`${key}=`));
  const lines = before.split('\n').filter((line) => !isSet(line));
  while (lines.at(-1) === '') lines.pop();
  const set = Object.entries(texts).map(([key, text]) => `${key}=${text}`);
  await writeFile(path, `${[...lines, ...set].join('\n')}\n`);
  return name;
}

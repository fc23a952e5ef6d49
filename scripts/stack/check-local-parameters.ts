import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { checkParameters } from '../../functions/src/domain/parameters.ts';
import { PROJECT_ID } from './command-environment.ts';
import { FUNCTIONS } from './paths.ts';

const name = `functions/.env.${PROJECT_ID}`;

/** Throws an Error, for people, about what the functions would only trip over at the first call. */
export function checkLocalParameters(): void {
  const file = path.join(FUNCTIONS, `.env.${PROJECT_ID}`);
  if (!existsSync(file)) throw new Error(`${name} is missing: git checkout ${name}`);
  const problems = findProblems(readFileSync(file, 'utf8'));
  if (problems.length > 0) throw new Error(`Mend ${name}:\n${problems.join('\n')}`);
}

/** What is wrong with the text of an env file, a sentence each. */
export function findProblems(text: string): string[] {
  const strays = text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#') && !/^\w+\s*=/.test(line))
    .map(({ line, number }) => `Line ${number} is not NAME=value: ${line}`);
  return [...strays, ...checkParameters(parseEnv(text))];
}

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { analysisTypes } from '../../../functions/src/contract/vocabulary.ts';
import { ROOT } from '../../../scripts/stack/paths.ts';

const files = globSync(
  [
    'functions/src/**/*.ts',
    'dashboard/{app,components,features,firebase}/**/*.{ts,tsx}',
    'scripts/**/*.{ts,mjs}',
    'firestore.rules',
    'firestore.indexes.json',
  ],
  { cwd: ROOT },
).filter((file) => {
  const home = file.startsWith(path.join('functions', 'src', 'contract', 'profiles'));
  // What it writes are examples, each of some type.
  const examples = file === path.join('scripts', 'make-emulator-data.ts');
  return !home && !examples;
});

const types = analysisTypes.join('|');
/** `'solo'`, `profiles.solo`, and the like. */
const named = new RegExp(`(['"\`])(${types})\\1|\\bprofiles\\.(${types})\\b`);
/** What a profile looks for is a capability: any profile may have it. */
const capability = /\bfinds\b/;
/** ARIA has a word in common with us. */
const role = /\brole="group"/;

it('finds no profile named outside of its folder', () => {
  const places = files.flatMap((file) =>
    readFileSync(path.join(ROOT, file), 'utf8')
      .split('\n')
      .filter((line) => named.test(line) && !capability.test(line) && !role.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(places).toEqual([]);
  expect(files.length).toBeGreaterThan(200);
});

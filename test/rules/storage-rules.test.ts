import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const denyAll = `
  rules_version = '2';
  service firebase.storage {
    match /b/{bucket}/o {
      match /{allPaths=**} {
        allow read, write: if false;
      }
    }
  }`;

/** Comments and layout mean nothing to the rules' language. */
function meaningOf(rules: string): string {
  return rules.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').replaceAll(/\s+/g, '');
}

it('denies every direct access to the bucket', async () => {
  const rules = await readFile(new URL('../../storage.rules', import.meta.url), 'utf8');
  expect(meaningOf(rules)).toBe(meaningOf(denyAll));
});

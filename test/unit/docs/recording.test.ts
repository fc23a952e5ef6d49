import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { recordingSentences } from '../../../functions/src/contract/recording-sentences.ts';

it('lists every code of the recording, and no other', async () => {
  const page = await readFile('docs/recording.md', 'utf8');
  const listed = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code);
  expect(listed.toSorted()).toEqual(Object.keys(recordingSentences).toSorted());
});

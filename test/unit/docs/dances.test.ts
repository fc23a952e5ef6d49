import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempoSentences } from '../../../functions/src/contract/tempo-sentences.ts';
import { ROOT } from '../../../scripts/stack/paths.ts';
import { compilerOptions, complaintsOf } from '../../support/compile.ts';

const page = readFileSync(path.join(ROOT, 'docs', 'dances.md'), 'utf8');
const row = /^```ts\n(.*?)^```$/ms.exec(page)?.[1] ?? '';

describe('docs/dances.md', () => {
  it('has a row that compiles at the end of its family', { timeout: 300_000 }, () => {
    const file = path.join(ROOT, 'functions/src/contract/dances/social.ts');
    const end = '} as const satisfies';
    const family = readFileSync(file, 'utf8');
    const withRow = (added: string) =>
      complaintsOf(
        [file],
        compilerOptions(ROOT),
        new Map([[file, family.replace(end, `${added}${end}`)]]),
      ).get(file);
    expect(row).toContain("family: 'social'");
    expect(withRow(row)).toEqual([]);
    expect(withRow(row.replace('phraseCounts', 'phrases'))).not.toEqual([]);
  });

  it('lists every code of what is said of a tempo, and no other', () => {
    const listed = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code);
    expect(listed.toSorted()).toEqual(Object.keys(tempoSentences).toSorted());
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/stack/paths.ts';
import { compilerOptions, complaintsOf } from '../../support/compile.ts';

const dashboard = path.join(ROOT, 'dashboard');

/** The TypeScript of a page, each block as a file beside the dashboard's own, by its name. */
function blocksOf(page: string): Map<string, string> {
  const text = readFileSync(path.join(ROOT, 'docs', page), 'utf8');
  const blocks = [...text.matchAll(/^```(tsx?)\n(.*?)^```$/gms)];
  return new Map(
    blocks.map(([, language, code = ''], index) => [
      path.join(dashboard, `block-${index + 1}.${language}`),
      code,
    ]),
  );
}

/** What the compiler says of each file, as in an app that holds ours in its folder flokraft. */
function check(blocks: ReadonlyMap<string, string>): Map<string, string[]> {
  const options = { ...compilerOptions(dashboard), types: [] };
  const own = { ...options, paths: { '@/flokraft/*': [`${ROOT}/*`] } };
  const complaints = complaintsOf([...blocks.keys()], own, blocks);
  return new Map([...complaints].map(([name, found]) => [path.basename(name), found]));
}

const wrong = `import { call } from '@/flokraft/dashboard/firebase/callables.ts';
  export const reply = call('cancelAnalysis', { analysis: 'x' });`;

describe('docs/nextjs.md', () => {
  const blocks = blocksOf('nextjs.md');
  let complaints: Map<string, string[]>;

  // The compiler reads React's and Firebase's types: seconds.
  beforeAll(() => {
    complaints = check(new Map([...blocks, [path.join(dashboard, 'wrong.ts'), wrong]]));
  }, 60_000);

  it.each([...blocks.keys()].map((name) => path.basename(name)))(
    'shows code that compiles: %s',
    (name) => {
      expect(complaints.get(name)).toEqual([]);
    },
  );

  it('would be found out if it did not', () => {
    expect(complaints.get('wrong.ts')?.join()).toContain("'analysis' does not exist");
  });
});

import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/stack/paths.ts';

const page = readFileSync(path.join(ROOT, 'docs', 'security.md'), 'utf8');
const named = [...new Set([...page.matchAll(/[\w./-]+\.test\.tsx?/g)].map(([name]) => name))];

describe('docs/security.md', () => {
  it.each(named)('names a test that is there: %s', (name) => {
    const found = globSync([name, `test/**/${name}`], { cwd: ROOT });
    expect(found).not.toEqual([]);
  });

  const sections = page.split(/^## /m).slice(1);
  it.each(sections.map((section) => [section.split('\n', 1)[0], section]))(
    'names a proof under the heading: %s',
    (_heading, section) => {
      expect(section).toMatch(/\.test\.ts|`test\/\w+`/);
    },
  );
});

describe('git', () => {
  it.each(['functions/.secret.local', 'functions/.env.local', 'firebase.deploy.json'])(
    'ignores %s',
    (file) => {
      expect(
        execFileSync('git', ['check-ignore', file], { cwd: ROOT, encoding: 'utf8' }),
      ).toContain(file);
    },
  );
});

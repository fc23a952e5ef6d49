import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../../../functions/src/entrypoints/callables');

/** By the name of each callable that is defined there. */
const limits = Object.fromEntries(
  readdirSync(folder).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const name = /= defineCallable\(\{\s+name: '(\w+)'/.exec(text)?.[1];
    return name === undefined ? [] : [[name, /^ {2}limit: (.+),$/m.exec(text)?.[1]]];
  }),
);

describe('a callable', () => {
  it('counts as what it does, whichever it is', () => {
    expect(Object.keys(limits).length).toBeGreaterThanOrEqual(7);
    for (const [name, limit] of Object.entries(limits)) {
      const reads = name.startsWith('get') || name.startsWith('find');
      const kind = /^(adminL|l)ist/.test(name) ? 'list' : reads ? 'read' : 'change';
      expect([name, limit]).toEqual([name, `'${kind}'`]);
    }
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerRulesRequest, isDenyAll } from '../../../scripts/stack/deny-all-rules.ts';

const committed = readFileSync('storage.rules', 'utf8');
const load = (...contents: string[]) =>
  answerRulesRequest({
    id: 7,
    action: 'load_ruleset',
    context: { source: { files: contents.map((content) => ({ content })) } },
  });

describe('isDenyAll', () => {
  it('knows the committed storage.rules', () => {
    expect(isDenyAll(committed)).toBe(true);
  });

  it('looks through comments and layout', () => {
    const loose = committed.replaceAll('\n', '\n\n  ').replace('allow', '// nobody\n allow');
    expect(isDenyAll(`/* a\n note */${loose}`)).toBe(true);
  });

  it.each([
    committed.replace('if false', 'if true'),
    committed.replace('if false', 'if request.auth != null'),
    committed.replace('read, write', 'write'),
    committed.replace('{allPaths=**}', 'videos/{name}'),
    `${committed}\nservice cloud.firestore {}`,
    '',
  ])('refuses the ruleset %#', (rules) => {
    expect(isDenyAll(rules)).toBe(false);
  });
});

describe('answerRulesRequest', () => {
  it('loads the ruleset that denies everything', () => {
    expect(load(committed)).toMatchObject({ id: 7, errors: [], result: { rulesVersion: 2 } });
  });

  it.each([[[]], [[committed, committed]], [[committed.replace('false', 'true')]]])(
    'refuses to load anything else, case %#',
    (contents) => {
      const reply = load(...contents);
      expect(reply.errors).toHaveLength(1);
      expect(reply.result).toBeUndefined();
    },
  );

  it('denies every access', () => {
    const reply = answerRulesRequest({ id: 8, action: 'verify' });
    expect(reply).toMatchObject({ id: 8, status: 'ok', result: { permit: false } });
  });
});

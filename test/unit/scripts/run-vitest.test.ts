import { expect, it } from 'vitest';
import { requireMatch } from '../../../scripts/test/run-vitest.ts';

it.each([[[]], [['test/rules']], [['run-vitest']], [['test/faults']], [['-t', 'anything']]])(
  'takes the filters %j',
  (filters: string[]) => {
    expect(() => requireMatch(filters)).not.toThrow();
  },
);

it('refuses a filter that no test file matches', () => {
  expect(() => requireMatch(['nosuchfile'])).toThrow('No test file has nosuchfile');
});

import { expect, it } from 'vitest';
import { hasTests, requireMatch } from '../../../scripts/test/run-vitest.ts';

it.each([[[]], [['test/rules']], [['run-vitest']], [['test/faults']], [['-t', 'anything']]])(
  'takes the filters %j',
  (filters: string[]) => {
    expect(() => requireMatch('everyday', filters)).not.toThrow();
    expect(() => requireMatch('any', filters)).not.toThrow();
  },
);

it('refuses a filter that no test file matches', () => {
  for (const kind of ['everyday', 'long', 'any'] as const) {
    expect(() => requireMatch(kind, ['nosuchfile'])).toThrow('No test file has nosuchfile');
  }
});

it('names the command that runs what the filter matches', () => {
  expect(() => requireMatch('everyday', ['stack-ends'])).toThrow('npm run test:all');
  expect(() => requireMatch('long', ['run-vitest'])).toThrow('npm test');
  expect(() => requireMatch('long', ['stack-ends'])).not.toThrow();
});

it('tells what needs a stack from what does not', () => {
  expect(hasTests('long', ['stack-ends'])).toBe(true);
  expect(hasTests('long', ['on-the-stack'])).toBe(false);
});

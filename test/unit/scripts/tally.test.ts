import { describe, expect, it } from 'vitest';
import { formatTally, sumTallies } from '../../../scripts/test/tally.ts';
import { readVitestReport } from '../../../scripts/test/vitest-report.ts';

describe('formatTally', () => {
  it.each([
    [{ passed: 12, failed: 0, skipped: 0 }, '12 passed, 0 failed'],
    [{ passed: 12, failed: 3, skipped: 2 }, '12 passed, 3 failed, 2 skipped'],
  ])('reads %j', (tally, line) => {
    expect(formatTally(tally)).toBe(line);
  });
});

describe('sumTallies', () => {
  it('adds up each column', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sumTallies([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });
});

describe('readVitestReport', () => {
  const test = (status: string, failureMessages: string[] = []) => ({
    status,
    fullName: ` ${status} test`,
    failureMessages,
  });

  it('counts tests by how they ended', () => {
    const assertionResults = ['passed', 'passed', 'pending', 'skipped', 'todo'].map((status) =>
      test(status),
    );
    const file = { name: 'a.test.ts', status: 'passed', message: '', assertionResults };
    expect(readVitestReport({ testResults: [file] })).toEqual({
      tally: { passed: 2, failed: 0, skipped: 3 },
      failures: [],
    });
  });

  it('names a failed test once, with its message', () => {
    const assertionResults = [test('passed'), test('failed', ['expected 1 to be 2'])];
    const file = { name: 'a.test.ts', status: 'failed', message: '', assertionResults };
    expect(readVitestReport({ testResults: [file] })).toEqual({
      tally: { passed: 1, failed: 1, skipped: 0 },
      failures: [{ title: 'failed test', message: 'expected 1 to be 2' }],
    });
  });

  it('counts a file that cannot be loaded as one failed test', () => {
    const file = {
      name: 'a.test.ts',
      status: 'failed',
      message: 'no module',
      assertionResults: [],
    };
    expect(readVitestReport({ testResults: [file] })).toEqual({
      tally: { passed: 0, failed: 1, skipped: 0 },
      failures: [{ title: 'a.test.ts', message: 'no module' }],
    });
  });
});

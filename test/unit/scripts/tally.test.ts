import { describe, expect, it } from 'vitest';
import { formatTally, sumTallies } from '../../../scripts/test/tally.ts';
import { readVitestReport } from '../../../scripts/test/vitest-report.ts';

describe('formatTally', () => {
  it.each([
    [{ passed: 12, again: 0, failed: 0, skipped: 0 }, '12 passed, 0 failed'],
    [{ passed: 12, again: 0, failed: 3, skipped: 2 }, '12 passed, 3 failed, 2 skipped'],
    [{ passed: 12, again: 1, failed: 0, skipped: 0 }, '12 passed (1 at the second try), 0 failed'],
  ])('reads %j', (tally, line) => {
    expect(formatTally(tally)).toBe(line);
  });
});

describe('sumTallies', () => {
  it('adds up each column', () => {
    const one = { passed: 2, again: 1, failed: 2, skipped: 3 };
    expect(sumTallies([one, one])).toEqual({ passed: 4, again: 2, failed: 4, skipped: 6 });
  });
});

describe('readVitestReport', () => {
  const file = (status: string, tests: string[]) => ({
    status,
    assertionResults: tests.map((ended) => {
      const [end = '', ...failureMessages] = ended.split(' after ');
      return { status: end, failureMessages };
    }),
  });

  it.each([
    {
      what: 'tests by how they ended',
      files: [file('passed', ['passed', 'passed', 'pending', 'skipped', 'todo'])],
      tally: { passed: 2, again: 0, failed: 0, skipped: 3 },
    },
    {
      what: 'what passed at the second try',
      files: [file('passed', ['passed after a timeout', 'passed'])],
      tally: { passed: 2, again: 1, failed: 0, skipped: 0 },
    },
    {
      what: 'a failed test once, not its file too',
      files: [file('failed', ['passed', 'failed'])],
      tally: { passed: 1, again: 0, failed: 1, skipped: 0 },
    },
    {
      what: 'a file that cannot be loaded as one failed test',
      files: [file('failed', [])],
      tally: { passed: 0, again: 0, failed: 1, skipped: 0 },
    },
    {
      what: 'a hook that fails as one failed test',
      files: [file('failed', ['passed', 'skipped'])],
      tally: { passed: 1, again: 0, failed: 1, skipped: 1 },
    },
  ])('counts $what', ({ files, tally }) => {
    expect(readVitestReport({ testResults: files })).toEqual(tally);
  });
});

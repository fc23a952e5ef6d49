import type { Tally } from './tally.ts';

/** What we read of vitest's JSON report. */
export interface VitestReport {
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** Counts a report's tests. A file that fails outside of its tests counts as one failed test. */
export function readVitestReport({ testResults }: VitestReport): Tally {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failedTests = tests.filter(({ status }) => status === 'failed').length;
  const failedFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  return {
    passed,
    failed: failedTests + failedFiles,
    skipped: tests.length - failedTests - passed,
  };
}

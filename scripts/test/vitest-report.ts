import type { Tally } from './tally.ts';

interface TestResult {
  status: string;
  /** Of every try: a test that passed has some where it failed at first. */
  failureMessages: string[];
}

/** What we read of vitest's JSON report. */
export interface VitestReport {
  testResults: { status: string; assertionResults: TestResult[] }[];
}

/** Counts a report's tests. A file that fails outside of its tests counts as one failed test. */
export function readVitestReport({ testResults }: VitestReport): Tally {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const passedTests = tests.filter(({ status }) => status === 'passed');
  const passed = passedTests.length;
  const failedTests = tests.filter(({ status }) => status === 'failed').length;
  const failedFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  return {
    passed,
    again: passedTests.filter(({ failureMessages }) => failureMessages.length > 0).length,
    failed: failedTests + failedFiles,
    skipped: tests.length - failedTests - passed,
  };
}

import type { Tally } from './tally.ts';

/** What we read of vitest's JSON report. */
export interface VitestReport {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[];
  }[];
}

export interface Failure {
  title: string;
  message: string;
}

export interface TestRun {
  tally: Tally;
  failures: Failure[];
}

/** Counts a report's tests. A file that fails outside of its tests counts as one failed test. */
export function readVitestReport({ testResults }: VitestReport): TestRun {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failedTests = tests.filter(({ status }) => status === 'failed');
  const failedFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const passed = tests.filter(({ status }) => status === 'passed').length;
  return {
    tally: {
      passed,
      failed: failedTests.length + failedFiles.length,
      skipped: tests.length - failedTests.length - passed,
    },
    failures: [
      ...failedTests.map(({ fullName, failureMessages }) => ({
        title: fullName.trim(),
        message: (failureMessages ?? []).join('\n'),
      })),
      ...failedFiles.map(({ name, message }) => ({ title: name, message })),
    ],
  };
}

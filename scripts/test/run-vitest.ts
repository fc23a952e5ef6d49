import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../stack/paths.ts';
import { runTool, type ToolOptions } from './run-tool.ts';
import type { Tally } from './tally.ts';
import { readVitestReport } from './vitest-report.ts';

export type Project =
  | 'unit'
  | 'unit-alone'
  | 'adapters'
  | 'rules'
  | 'client'
  | 'integration'
  | 'integration-alone'
  | 'attacks'
  | 'e2e'
  | 'long'
  | 'long-on-the-stack'
  | 'long-and-last';

/** What `npm test` runs, what `npm run test:all` runs beside, or both. */
export type TestKind = 'everyday' | 'long' | 'any';

const LONG = 'test/long/';
const LONG_ON_THE_STACK = `${LONG}on-the-stack/`;

/** Whether a project has a test file that vitest's filters leave in. */
export function hasTests(project: Project, filters: readonly string[]): boolean {
  const files = filesOf(project);
  const fileFilters = filters.some((filter) => filter.startsWith('-')) ? [] : filters;
  return files.some(
    (file) => fileFilters.length === 0 || fileFilters.some((filter) => file.includes(filter)),
  );
}

function filesOf(project: Project): string[] {
  if (project === 'long-on-the-stack') return globSync(`${LONG_ON_THE_STACK}**/*.test.ts`, at);
  const files = globSync(`test/${project}/**/*.test.ts`, at);
  return files.filter((file) => !file.startsWith(LONG_ON_THE_STACK));
}

const at = { cwd: ROOT };

/** Throws where filters name files, and there is none of the kind. */
export function requireMatch(kind: TestKind, filters: readonly string[]): void {
  if (filters.length === 0 || filters.some((filter) => filter.startsWith('-'))) return;
  const files = globSync(['test/**/*.test.{ts,tsx}', 'test/faults/*.ts'], at).filter((file) =>
    filters.some((filter) => file.includes(filter)),
  );
  const isOfKind = (file: string) =>
    kind === 'any' || file.startsWith('test/faults') || file.startsWith(LONG) === (kind === 'long');
  if (files.some(isOfKind)) return;
  const asked = filters.join(' or ');
  if (files.length === 0) {
    throw new Error(`No test file has ${asked} in its path. They are under test/.`);
  }
  const command = kind === 'everyday' ? 'npm run test:all' : 'npm test';
  throw new Error(`What has ${asked} in its path is run by another command: ${command}.`);
}

export interface TestRun {
  tally: Tally;
  /** What vitest says of what failed; null where nothing did. */
  failures: string | null;
}

/** Runs vitest projects. What makes vitest fail beside its tests counts as one failed test. */
export async function runVitest(
  projects: readonly Project[],
  filters: readonly string[],
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
  options: ToolOptions = {},
): Promise<TestRun> {
  const reportPath = path.join(ROOT, '.stack', `vitest-${projects.join('-')}.json`);
  rmSync(reportPath, { force: true });
  const { exitCode, output } = await runTool(
    [
      'vitest',
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--passWithNoTests',
      '--reporter=minimal',
      '--reporter=json',
      `--outputFile.json=${reportPath}`,
      ...filters,
    ],
    environment,
    signal,
    options,
  );
  const tally = existsSync(reportPath)
    ? readVitestReport(JSON.parse(readFileSync(reportPath, 'utf8')))
    : { passed: 0, again: 0, failed: 0, skipped: 0 };
  if (exitCode === 0) return { tally, failures: null };
  return { tally: { ...tally, failed: Math.max(tally.failed, 1) }, failures: output };
}

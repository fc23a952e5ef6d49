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
  | 'e2e';

/** Whether a project has a test file that vitest's filters leave in. */
export function hasTests(project: Project, filters: readonly string[]): boolean {
  const files = globSync(`test/${project}/**/*.test.ts`, { cwd: ROOT });
  const fileFilters = filters.some((filter) => filter.startsWith('-')) ? [] : filters;
  return files.some(
    (file) => fileFilters.length === 0 || fileFilters.some((filter) => file.includes(filter)),
  );
}

/** Throws where filters name files, and none there is. */
export function requireMatch(filters: readonly string[]): void {
  if (filters.length === 0 || filters.some((filter) => filter.startsWith('-'))) return;
  const files = globSync(['test/**/*.test.{ts,tsx}', 'test/faults/*.ts'], { cwd: ROOT });
  if (files.some((file) => filters.some((filter) => file.includes(filter)))) return;
  throw new Error(`No test file has ${filters.join(' or ')} in its path. They are under test/.`);
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
    : { passed: 0, failed: 0, skipped: 0 };
  if (exitCode === 0) return { tally, failures: null };
  return { tally: { ...tally, failed: Math.max(tally.failed, 1) }, failures: output };
}

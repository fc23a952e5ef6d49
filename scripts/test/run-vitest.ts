import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../stack/paths.ts';
import { runTool } from './run-tool.ts';
import { readVitestReport, type TestRun } from './vitest-report.ts';

export type Project = 'unit' | 'rules' | 'integration' | 'e2e';

/** Whether a project has a test file that vitest's filters leave in. */
export function hasTests(project: Project, filters: readonly string[]): boolean {
  const files = globSync(`test/${project}/**/*.test.ts`, { cwd: ROOT });
  const fileFilters = filters.some((filter) => filter.startsWith('-')) ? [] : filters;
  return files.some(
    (file) => fileFilters.length === 0 || fileFilters.some((filter) => file.includes(filter)),
  );
}

/** Runs vitest projects. What makes vitest fail beside its tests counts as one failed test. */
export async function runVitest(
  projects: readonly Project[],
  filters: readonly string[],
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<TestRun> {
  const reportPath = path.join(ROOT, '.stack', `vitest-${projects.join('-')}.json`);
  rmSync(reportPath, { force: true });
  const { exitCode, output } = await runTool(
    [
      'vitest',
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--passWithNoTests',
      '--reporter=json',
      `--outputFile=${reportPath}`,
      ...filters,
    ],
    environment,
    signal,
  );
  const run = existsSync(reportPath)
    ? readVitestReport(JSON.parse(readFileSync(reportPath, 'utf8')))
    : { tally: { passed: 0, failed: 0, skipped: 0 }, failures: [] };
  if (exitCode === 0 || run.tally.failed > 0) return run;
  return {
    tally: { ...run.tally, failed: 1 },
    failures: [{ title: `vitest (${projects.join(', ')})`, message: output }],
  };
}

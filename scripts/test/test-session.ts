import process from 'node:process';
import { onStopSignals, Stopped } from '../stack/stop-signals.ts';
import { explain, step, styled } from '../terminal/say.ts';
import { runTool } from './run-tool.ts';
import { requireMatch, type TestKind, type TestRun } from './run-vitest.ts';
import { formatTally, sumTallies, type Tally } from './tally.ts';

const output = process.stdout;

/** One call of `npm test` or `npm run test:all`: what it counts, and when it is to stop. */
export interface TestSession {
  /** Words that a test file's path must contain one of, or options of vitest. */
  filters: readonly string[];
  signal: AbortSignal;
  /** One check that passes or throws: it counts as one test. */
  check(title: string, work: () => Promise<void>): Promise<void>;
  /** A tool that passes or says what is wrong. */
  checkTool(
    title: string,
    command: readonly [string, ...string[]],
    environment?: NodeJS.ProcessEnv,
  ): Promise<void>;
  tests(title: string, work: () => Promise<TestRun>): Promise<void>;
}

/** Runs tests and ends with the line that counts them; sets the exit code. */
export async function runSession(
  kind: TestKind,
  filters: readonly string[],
  run: (session: TestSession) => Promise<void>,
): Promise<void> {
  try {
    requireMatch(kind, filters);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
    return;
  }
  const tallies: Tally[] = [];
  try {
    await run(openSession(filters, onStopSignals(), tallies));
    const total = sumTallies(tallies);
    output.write(`\n${formatTally(total)}\n`);
    process.exitCode = total.failed === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    process.exitCode = error.exitCode;
  }
}

function openSession(
  filters: readonly string[],
  signal: AbortSignal,
  tallies: Tally[],
): TestSession {
  const check: TestSession['check'] = async (title, work) => {
    try {
      await step(title, work, output);
      tallies.push({ passed: 1, again: 0, failed: 0, skipped: 0 });
    } catch (error) {
      if (signal.aborted) throw error;
      printFailure(title, explain(error));
      tallies.push({ passed: 0, again: 0, failed: 1, skipped: 0 });
    }
  };
  return {
    filters,
    signal,
    check,
    checkTool: (title, command, environment = process.env) =>
      check(title, async () => {
        const { exitCode, output: said } = await runTool(command, environment, signal);
        if (exitCode !== 0) throw new Error(said);
      }),
    async tests(title, work) {
      const { tally, failures } = await step(title, work, output);
      if (failures !== null) printFailure(title, failures);
      output.write(`  ${styled('dim', formatTally(tally), output)}\n`);
      tallies.push(tally);
    },
  };
}

function printFailure(title: string, message: string): void {
  const indented = message.split('\n').map((line) => `    ${line}`.trimEnd());
  output.write(`\n  ${styled('red', '✗', output)} ${title}\n${indented.join('\n')}\n\n`);
}

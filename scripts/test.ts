import process from 'node:process';
import { buildLocalDashboard } from './dashboard/build-local-dashboard.ts';
import { bootStack } from './stack/boot.ts';
import { buildFunctions } from './stack/build-functions.ts';
import { nextFreeOffset } from './stack/check-ports.ts';
import { parsePortOffset } from './stack/ports.ts';
import { onStopSignals, Stopped } from './stack/stop-signals.ts';
import { explain, step, styled } from './terminal/say.ts';
import { runTool } from './test/run-tool.ts';
import {
  hasTests,
  type Project,
  requireMatch,
  runVitest,
  type TestRun,
} from './test/run-vitest.ts';
import { type StaticCheck, staticChecks } from './test/static-checks.ts';
import { formatTally, sumTallies, type Tally } from './test/tally.ts';

/**
 * One after another: browsers and workers at once are more than two cores bear. Browsers come first:
 * an open page costs the Firestore emulator more, the more analyses other tests have left.
 */
const ON_THE_STACK: readonly { title: string; projects: readonly Project[] }[] = [
  { title: 'Tests in the browser', projects: ['e2e'] },
  {
    title: 'Tests on the stack: rules, client, integration',
    projects: ['rules', 'client', 'integration', 'integration-alone'],
  },
];

// The emulators' Java: no test asks enough of it that its best code would pay for being made.
process.env['JAVA_TOOL_OPTIONS'] ??= '-XX:TieredStopAtLevel=1';

const output = process.stdout;
const filters = process.argv.slice(2);
const tallies: Tally[] = [];
const signal = onStopSignals(() => process.exit(1));

function printFailure(title: string, message: string): void {
  const indented = message.split('\n').map((line) => `    ${line}`.trimEnd());
  output.write(`\n  ${styled('red', '✗', output)} ${title}\n${indented.join('\n')}\n\n`);
}

/** One check that passes or throws: it counts as one test. */
async function check(title: string, work: () => Promise<void>): Promise<void> {
  try {
    await step(title, work, output);
    tallies.push({ passed: 1, failed: 0, skipped: 0 });
  } catch (error) {
    if (signal.aborted) throw error;
    printFailure(title, explain(error));
    tallies.push({ passed: 0, failed: 1, skipped: 0 });
  }
}

async function tests(title: string, work: () => Promise<TestRun>): Promise<void> {
  const { tally, failures } = await step(title, work, output);
  if (failures !== null) printFailure(title, failures);
  output.write(`  ${styled('dim', formatTally(tally), output)}\n`);
  tallies.push(tally);
}

/**
 * What needs no stack and tells nothing of time. The checks answer first: kept waiting, their threads
 * spin and take twice the time of the processor. The unit tests work while the rest waits; two stacks
 * leave little room, so they begin when one of them is gone.
 */
async function runMeanwhile(faults: Promise<void>): Promise<void> {
  for (const { title, command } of staticChecks) {
    await check(title, () => runStaticCheck(command));
  }
  await faults;
  await tests('Unit tests', () =>
    runVitest(['unit', 'unit-alone'], filters, process.env, signal, { yielding: true }),
  );
}

async function runStaticCheck(command: StaticCheck['command']): Promise<void> {
  const { exitCode, output: said } = await runTool(command, process.env, signal);
  if (exitCode !== 0) throw new Error(said);
}

/** It kills workers, so it has a stack to itself; it waits for leases more than it works. */
async function runFaults(): Promise<void> {
  if (filters.some((filter) => !'test/faults'.includes(filter))) return;
  const script = [
    '--import',
    './scripts/stack/follow-parent.ts',
    'scripts/test-faults.ts',
    '--short',
  ];
  await check('Fault run, short form', async () => {
    const offset = await nextFreeOffset(parsePortOffset(process.env['FLOKRAFT_PORT_OFFSET']));
    const environment = { ...process.env, FLOKRAFT_PORT_OFFSET: `${offset}` };
    const { exitCode, output: report } = await runTool(['node', ...script], environment, signal);
    if (exitCode !== 0) throw new Error(report);
  });
}

/** The stack boots while the adapters are tested: both wait more than they work, as do the faults. */
async function runOnTheStack(dashboard: Promise<void>, faults: Promise<void>): Promise<void> {
  const parts = ON_THE_STACK.filter(({ projects }) =>
    projects.some((project) => hasTests(project, filters)),
  );
  await dashboard;
  const booting =
    parts.length === 0 ? null : bootStack(signal, { parameters: { BODY_LANDMARKS: 'off' } });
  const booted = booting?.catch(() => null);
  try {
    await tests('Tests of adapters', () => runVitest(['adapters'], filters, process.env, signal));
    // What is told of time in these holds for one stack on the machine.
    await faults;
    if (booting === null) return;
    await check('Start of the local stack', async () => {
      await booting;
    });
    const stack = await booted;
    if (!stack) return;
    for (const { title, projects } of parts) {
      await tests(title, () => runVitest(projects, filters, stack.environment, signal));
    }
  } finally {
    await (await booted)?.stop();
  }
}

try {
  requireMatch(filters);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
try {
  await check('Build of the functions', buildFunctions);
  const faults = runFaults();
  const dashboard = check('Build of the dashboard', buildLocalDashboard);
  await Promise.all([faults, runMeanwhile(faults), runOnTheStack(dashboard, faults)]);
  const total = sumTallies(tallies);
  output.write(`\n${formatTally(total)}\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof Stopped)) throw error;
  process.exitCode = error.exitCode;
}

import process from 'node:process';
import { buildLocalDashboard } from '../dashboard/build-local-dashboard.ts';
import { bringMultipose } from '../models/install-multipose.ts';
import { bootStack } from '../stack/boot.ts';
import { buildFunctions } from '../stack/build-functions.ts';
import { faultRun, hasFaultRun } from './fault-run.ts';
import { hasTests, runVitest } from './run-vitest.ts';
import type { TestSession } from './test-session.ts';

/** Some minutes of what test:faults does for as long as one likes. */
const LONGER_FAULTS = ['--seed', '11', '--analyses', '15', '--kills', '10', '--lapsed', '0.9'];

/** What `npm run test:all` runs beside: one after another, since some of it starts stacks itself. */
export async function runLongTests(session: TestSession): Promise<void> {
  const { check, filters, signal, tests } = session;
  await check('Build of the functions', () => buildFunctions(signal));
  await check('Build of the dashboard', () => buildLocalDashboard(signal));
  await bringMultipose();
  if (hasTests('long', filters)) {
    await tests('Long tests', () => runVitest(['long'], filters, process.env, signal));
  }
  if (hasTests('long-on-the-stack', filters)) await runOnTheStack(session);
  if (hasFaultRun(filters)) {
    await session.checkTool('Fault run', faultRun(...LONGER_FAULTS, '--workers', '2'));
  }
}

async function runOnTheStack({ check, filters, signal, tests }: TestSession): Promise<void> {
  const booted = bootStack(signal).catch((error: unknown) => ({ error }));
  const stack = await booted;
  await check('Start of the local stack', async () => {
    if ('error' in stack) throw stack.error;
  });
  if ('error' in stack) return;
  try {
    await tests('Long tests on the stack', () =>
      runVitest(['long-on-the-stack', 'long-and-last'], filters, stack.environment, signal),
    );
  } finally {
    await stack.stop();
  }
}

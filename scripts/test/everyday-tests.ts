import process from 'node:process';
import { buildLocalDashboard } from '../dashboard/build-local-dashboard.ts';
import { bringMultipose } from '../models/install-multipose.ts';
import { bootStack } from '../stack/boot.ts';
import { buildFunctions } from '../stack/build-functions.ts';
import { hasTests, type Project, runVitest } from './run-vitest.ts';
import { staticChecks } from './static-checks.ts';
import type { TestSession } from './test-session.ts';

/**
 * One after another: browsers and workers at once are more than two cores bear. Browsers come first:
 * an open page costs the Firestore emulator more, the more analyses other tests have left.
 */
const ON_THE_STACK: readonly { title: string; projects: readonly Project[] }[] = [
  { title: 'Tests in the browser', projects: ['e2e'] },
  {
    title: 'Tests on the stack: rules, client, integration, attacks',
    projects: ['rules', 'client', 'integration', 'integration-alone', 'attacks'],
  },
];

/** What `npm test` runs. */
export async function runEverydayTests(session: TestSession): Promise<void> {
  const { check, signal } = session;
  await check('Build of the functions', () => buildFunctions(signal));
  const dashboard = check('Build of the dashboard', () => buildLocalDashboard(signal));
  // Without it, in this hour or at all, what needs it is skipped and says so.
  const model = bringMultipose();
  const built = Promise.all([dashboard, model]);
  await Promise.all([runMeanwhile(session), runOnTheStack(session, built)]);
}

/**
 * What needs no stack and tells nothing of time. The checks answer first: kept waiting, their threads
 * spin and take twice the time of the processor. The unit tests work while the rest waits.
 */
async function runMeanwhile(session: TestSession): Promise<void> {
  const { filters, signal } = session;
  for (const { title, command } of staticChecks) await session.checkTool(title, command);
  await session.tests('Unit tests', () =>
    runVitest(['unit', 'unit-alone'], filters, process.env, signal, { yielding: true }),
  );
}

/** The stack boots while the adapters are tested: both wait more than they work. */
async function runOnTheStack(
  { check, filters, signal, tests }: TestSession,
  built: Promise<unknown>,
): Promise<void> {
  const parts = ON_THE_STACK.filter(({ projects }) =>
    projects.some((project) => hasTests(project, filters)),
  );
  await built;
  const booting =
    parts.length === 0 ? null : bootStack(signal, { parameters: { BODY_LANDMARKS: 'off' } });
  const booted = booting?.catch(() => null);
  try {
    await tests('Tests of adapters', () => runVitest(['adapters'], filters, process.env, signal));
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

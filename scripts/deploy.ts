import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pinnedRelease } from '../functions/src/adapters/ffmpeg/pinned-release.ts';
import {
  checkParameters,
  type ParameterTexts,
  textOf,
} from '../functions/src/domain/parameters.ts';
import { buildDashboard } from './dashboard/build-dashboard.ts';
import { settingsFile } from './dashboard/build-settings.ts';
import { removeDeployConfig, writeDeployConfig } from './dashboard/deploy-config.ts';
import { firebaseCalls } from './deploy/firebase-calls.ts';
import { deployBy, runFirebase } from './deploy/run-firebase.ts';
import { installPinnedRelease, nameOf } from './ffmpeg/install-release.ts';
import { bringMultipose } from './models/install-multipose.ts';
import { describeBudget } from './setup/describe-budget.ts';
import { findProject, repositoryRoot, requireCloudProject } from './setup/find-project.ts';
import { OperatorError, runAsOperator } from './setup/operator-error.ts';
import { readParameters } from './setup/read-parameters.ts';
import { quote } from './setup/step.ts';
import { writeParameters } from './setup/write-parameters.ts';
import { buildFunctions } from './stack/build-functions.ts';

async function deploy(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      project: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
    },
  });
  const project = requireCloudProject(
    await findProject(values.project ?? positionals[0]),
    'npm run deploy -- my-project',
  );

  const { texts, found, unknown } = await readParameters(project);
  console.log(
    found.length > 0
      ? `Parameters: ${found.join(' and ')}, and defaults for the rest.`
      : `Parameters: all defaults (there is no functions/.env.${project}).`,
  );
  for (const name of unknown)
    console.log(`Note: ${name} is not a parameter; is it a typing mistake?`);
  const problems = checkParameters(texts);
  if (problems.length > 0) {
    throw new OperatorError(
      `Not deployed. Mend functions/.env.${project}:\n${problems.join('\n')}`,
    );
  }

  const budget = describeBudget(texts);
  if (budget !== null) console.log(budget);

  const asks = process.stdin.isTTY === true && !values.yes;
  const calls = firebaseCalls(project, { asks });
  const ownSettings = settingsFile(project);
  console.log(
    existsSync(join(repositoryRoot, ownSettings))
      ? `Builds the dashboard with ${ownSettings}.`
      : `Builds the dashboard (there is no ${ownSettings}: no Google sign-in, no App Check).`,
  );
  console.log(`Uploads ${nameOf(pinnedRelease)} with the functions, checked by its SHA-256.`);
  console.log(`To ${project} in ${textOf(texts, 'REGION')}:`);
  for (const { argv, accepts } of calls) {
    console.log(`  ${quote(['firebase', ...argv])}${accepts === null ? '' : `\n    ${accepts}`}`);
  }
  if (asks) console.log(questions);
  if (values['dry-run']) {
    console.log('Nothing was built or deployed. Run it without --dry-run to do this.');
    return 0;
  }
  await nameDeployParameters(project, texts);
  await installPinnedRelease();
  await bringMultipose();
  await buildFunctions();
  await buildDashboard(project, texts);
  writeDeployConfig(project, texts);
  try {
    await deployBy(calls, project, { run: runFirebase, say: console.log, pause: sleep });
  } finally {
    removeDeployConfig();
  }
  console.log(`\nDeployed. To prove it, as Owner or Editor: npm run smoke -- ${project}`);
  return 0;
}

const questions =
  'The first deploy asks whether failed events may be sent again (yes), and after the functions, ' +
  'for how many days images of builds are kept (1 is enough): the pages are released after that. ' +
  'With --yes nothing is asked.';

/** firebase-tools asks for what the env file does not name, and would skip the check above. */
async function nameDeployParameters(project: string, texts: ParameterTexts): Promise<void> {
  const unnamed = deployParameters.filter((name) => !texts[name]?.trim());
  if (unnamed.length === 0) return;
  const defaults = Object.fromEntries(unnamed.map((name) => [name, textOf(texts, name)]));
  const file = await writeParameters(project, defaults);
  console.log(`Wrote the defaults of ${unnamed.join(', ')} into ${file}.`);
}

const deployParameters = [
  'REGION',
  'WORKER_MEMORY_MIB',
  'MAX_CONCURRENT_PROCESSING',
  'MAX_INSTANCES',
] as const;

await runAsOperator(deploy);

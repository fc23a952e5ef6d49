import { existsSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import {
  checkParameters,
  type ParameterTexts,
  textOf,
} from '../functions/src/domain/parameters.ts';
import { buildDashboard } from './dashboard/build-dashboard.ts';
import { settingsFile } from './dashboard/build-settings.ts';
import { findProject, repositoryRoot, requireCloudProject } from './setup/find-project.ts';
import { OperatorError, runAsOperator } from './setup/operator-error.ts';
import { readParameters } from './setup/read-parameters.ts';
import { quote } from './setup/step.ts';

async function deploy(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      project: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
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

  const argv = ['deploy', '--only', 'functions,firestore,storage,hosting', '--project', project];
  const ownSettings = settingsFile(project);
  console.log(
    existsSync(join(repositoryRoot, ownSettings))
      ? `Builds the dashboard with ${ownSettings}.`
      : `Builds the dashboard (there is no ${ownSettings}: no Google sign-in, no App Check).`,
  );
  console.log(`To ${project} in ${textOf(texts, 'REGION')}: ${quote(['firebase', ...argv])}`);
  if (values['dry-run']) {
    console.log('Nothing was built or deployed. Run it without --dry-run to do this.');
    return 0;
  }
  await nameDeployParameters(project, texts);
  await buildDashboard(project, texts);
  const { exitCode } = await execa('firebase', argv, {
    cwd: repositoryRoot,
    preferLocal: true,
    reject: false,
    stdio: 'inherit',
  });
  if (exitCode === 0) return 0;
  throw new OperatorError(
    `The deploy failed. If an API, a role or a secret is missing, run \`npm run setup -- ${project}\`, then try again.`,
  );
}

/** firebase-tools asks for what the env file does not name, and would skip the check above. */
async function nameDeployParameters(project: string, texts: ParameterTexts): Promise<void> {
  const unnamed = deployParameters.filter((name) => !texts[name]?.trim());
  if (unnamed.length === 0) return;
  const lines = unnamed.map((name) => `${name}=${textOf(texts, name)}\n`);
  await appendFile(join(repositoryRoot, `functions/.env.${project}`), `\n${lines.join('')}`);
  console.log(`Wrote the defaults of ${unnamed.join(', ')} into functions/.env.${project}.`);
}

const deployParameters = ['REGION', 'WORKER_MEMORY_MIB', 'MAX_CONCURRENT_PROCESSING'] as const;

await runAsOperator(deploy);

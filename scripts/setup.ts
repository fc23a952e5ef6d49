import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import {
  checkParameters,
  originsOf,
  type ParameterTexts,
  textOf,
} from '../functions/src/domain/parameters.ts';
import { advise } from './setup/advise.ts';
import { buildSteps, furnishingSteps, groundSteps } from './setup/build-steps.ts';
import type { CloudProject } from './setup/cloud-project.ts';
import { requireCloudProject, requireProjectId } from './setup/find-project.ts';
import { openGoogleApi } from './setup/google-api.ts';
import { Patience } from './setup/not-yet.ts';
import { OperatorError, runAsOperator } from './setup/operator-error.ts';
import { readNames } from './setup/read-names.ts';
import { readParameters } from './setup/read-parameters.ts';
import { runCommand, wordsOf } from './setup/run-command.ts';
import { runSteps } from './setup/run-steps.ts';
import { findSilentAlerts } from './setup/silent-alerts.ts';
import { describeStep } from './setup/step.ts';
import { whatIsNext } from './setup/what-is-next.ts';
import { writeParameters } from './setup/write-parameters.ts';

const usage = 'Usage: npm run setup -- <project> [--notify <notification channel>] [--dry-run]';

async function setup(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false }, notify: { type: 'string' } },
  });
  const [named] = positionals;
  if (named === undefined || positionals.length > 1) throw new OperatorError(usage);
  const project = requireCloudProject(requireProjectId(named), 'npm run setup -- my-project');
  const dryRun = values['dry-run'];

  const { texts } = await readParameters(project);
  const problems = checkParameters(texts);
  if (problems.length > 0) throw new OperatorError(problems.join('\n'));
  const cloud: CloudProject = {
    project,
    projectNumber: dryRun ? '<project-number>' : await projectNumber(project),
    region: textOf(texts, 'REGION'),
    allowedOrigins: originsOf(texts, project),
    notificationChannel: requireChannel(values.notify),
  };

  if (dryRun) {
    console.log(buildSteps(cloud).map(describeStep).join('\n\n'));
    console.log('\nNothing was changed. Run it without --dry-run to do this.');
    return 0;
  }
  await bringAbout(cloud, texts);
  return 0;
}

async function bringAbout(cloud: CloudProject, texts: ParameterTexts): Promise<void> {
  const { project } = cloud;
  const patience = new Patience(sleep);
  const inAll = buildSteps(cloud).length;
  const ground = groundSteps(cloud);
  const first = await runSteps(ground, runCommand, console.log, { patience, before: 0, inAll });

  const { bucket, origins } = await readNames(await openGoogleApi(project), project, sleep).catch(
    (error: unknown) => {
      const said = error instanceof Error ? error.message : String(error);
      const todo = advise(said, 'Wait some minutes.');
      throw new OperatorError(
        `The names of bucket and site could not be read: ${said}\n\nWhat to do: ${todo}\nThen run this again: what is done is skipped.`,
      );
    },
  );
  const allowedOrigins = await allowOrigins(cloud, texts, origins);
  const furnishing = furnishingSteps({ ...cloud, bucket, allowedOrigins });
  const then = await runSteps(furnishing, runCommand, console.log, {
    ...{ patience, before: ground.length, inAll },
  });

  const silentAlerts = await findSilentAlerts(project, runCommand);
  const leftOut = [...first, ...then].map(({ title }) => title);
  const { notificationChannel } = cloud;
  console.log(whatIsNext({ project, origins, silentAlerts, leftOut, notificationChannel }));
}

/** The functions allow the origins that a site of the project's name would have; others must be named. */
async function allowOrigins(
  { project, allowedOrigins }: CloudProject,
  texts: ParameterTexts,
  ofPages: readonly string[],
): Promise<readonly string[]> {
  const unnamed = ofPages.filter((origin) => !allowedOrigins.includes(origin));
  if (unnamed.length === 0) return allowedOrigins;
  const named = textOf(texts, 'ALLOWED_ORIGINS');
  const all = [...(named === '' ? [] : [named]), ...unnamed].join(',');
  const file = await writeParameters(project, { ALLOWED_ORIGINS: all });
  console.log(
    `Wrote ${unnamed.join(' and ')}, where the pages will be, to ALLOWED_ORIGINS in ${file}.`,
  );
  return [...allowedOrigins, ...unnamed];
}

function requireChannel(channel: string | undefined): string | null {
  if (channel === undefined) return null;
  if (/^projects\/[^/]+\/notificationChannels\/\d+$/.test(channel)) return channel;
  throw new OperatorError(
    `"${channel}" is not a notification channel, which is named projects/<project>/notificationChannels/<number>. ` +
      '`gcloud beta monitoring channels list` shows yours.',
  );
}

async function projectNumber(project: string): Promise<string> {
  const found = await runCommand([
    ...['gcloud', 'projects', 'describe', project, '--format=value(projectNumber)'],
  ]);
  if (found.exitCode === 0) return found.stdout.trim();
  throw new OperatorError(
    `gcloud cannot see the project ${project}:\n${wordsOf(found)}\n\n` +
      'What to do: run `gcloud auth login`, and make sure that the project exists ' +
      `(\`gcloud projects create ${project}\`) and that your account may see it.`,
  );
}

await runAsOperator(setup);

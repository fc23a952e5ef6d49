import { parseArgs } from 'node:util';
import { checkParameters, originsOf, textOf } from '../functions/src/domain/parameters.ts';
import { buildSteps } from './setup/build-steps.ts';
import { requireCloudProject, requireProjectId } from './setup/find-project.ts';
import { OperatorError, runAsOperator } from './setup/operator-error.ts';
import { readParameters } from './setup/read-parameters.ts';
import { runCommand } from './setup/run-command.ts';
import { runSteps } from './setup/run-steps.ts';
import { describeStep } from './setup/step.ts';

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
  const steps = buildSteps({
    project,
    projectNumber: dryRun ? '<project-number>' : await projectNumber(project),
    region: textOf(texts, 'REGION'),
    allowedOrigins: originsOf(texts, project),
    notificationChannel: requireChannel(values.notify),
  });

  if (dryRun) {
    console.log(steps.map(describeStep).join('\n\n'));
    console.log('\nNothing was changed. Run it without --dry-run to do this.');
    return 0;
  }
  await runSteps(steps, runCommand, console.log);
  console.log(whatIsNext(project));
  return 0;
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
  const { exitCode, stdout, stderr } = await runCommand([
    ...['gcloud', 'projects', 'describe', project, '--format=value(projectNumber)'],
  ]);
  if (exitCode === 0) return stdout.trim();
  throw new OperatorError(
    `gcloud cannot see the project ${project}:\n${stderr.trim()}\n\n` +
      'What to do: run `gcloud auth login`, and make sure that the project exists ' +
      `(\`gcloud projects create ${project}\`) and that your account may see it.`,
  );
}

const whatIsNext = (project: string) => `
${project} is ready. Next:
  1. Switch on sign-in by e-mail and password:
     https://console.firebase.google.com/project/${project}/authentication/providers
  2. If the old servers ran here: npm run migrate -- --project ${project}
  3. npm run deploy -- --project ${project}
  4. npm run admin -- grant <email> --project ${project}
With a Gemini key: gcloud secrets versions add GEMINI_API_KEY --data-file=- --project=${project}, then deploy again.`;

await runAsOperator(setup);

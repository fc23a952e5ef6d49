import process from 'node:process';
import { parseArgs } from 'node:util';
import { openQueueControl } from '../functions/src/adapters/queue-control.ts';
import { numberOf, originsOf, textOf } from '../functions/src/domain/parameters.ts';
import { findProject } from './setup/find-project.ts';
import { OperatorError, runAsOperator } from './setup/operator-error.ts';
import { readParameters } from './setup/read-parameters.ts';
import { afterChecks } from './smoke/after-checks.ts';
import { openBackDoor } from './smoke/back-door.ts';
import { cleaningCheck } from './smoke/clean-up.ts';
import { describeTally, exitCodeOf, titleWidth } from './smoke/describe-outcome.ts';
import { journeyChecks } from './smoke/journey.ts';
import type { Line } from './smoke/judge-run.ts';
import { limitsWithin } from './smoke/limits.ts';
import { bucketOf, type Made } from './smoke/made.ts';
import { projectChecks } from './smoke/project-checks.ts';
import { runChecks } from './smoke/run-checks.ts';
import { siteChecks } from './smoke/site-checks.ts';
import { findTarget, type Target } from './smoke/target.ts';
import { tellOn } from './smoke/tell.ts';
import { inventUser } from './smoke/throw-away-user.ts';
import { onStopSignals, Stopped } from './stack/stop-signals.ts';

const usage =
  'Usage: npm run smoke -- <project> [--no-video] [--wait <seconds at most for each step>]';

async function smoke(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      project: { type: 'string' },
      'no-video': { type: 'boolean', default: false },
      wait: { type: 'string' },
    },
  });
  const [named = values.project] = positionals;
  if (positionals.length > 1) throw new OperatorError(usage);
  const project = await findProject(named);
  const limits = limitsWithin(readWait(values.wait));
  const { texts } = await readParameters(project);
  const target = await findTarget(project, {
    region: textOf(texts, 'REGION'),
    origins: originsOf(texts, project),
  });

  const signal = onStopSignals();
  const made: Made = {
    user: inventUser(),
    config: null,
    visitor: null,
    appProof: null,
    analysisId: null,
  };
  const backDoor = openBackDoor(target, () => bucketOf(made, project));
  const about = { target, limits, backDoor, made };
  const wantsAppProof = textOf(texts, 'ENFORCE_APP_CHECK') === 'true';
  const workers = numberOf(texts, 'MAX_CONCURRENT_PROCESSING');
  const videoChecks = () => [
    ...journeyChecks({ ...about, workers, wantsAppProof, queueState: () => queueState(target) }),
    ...afterChecks(about),
  ];
  const checks = [
    ...siteChecks(about),
    ...projectChecks(about),
    ...(values['no-video'] ? [] : videoChecks()),
  ];
  const cleaning = cleaningCheck(about);
  const titles = [...checks, cleaning].map(({ title }) => title);
  const tell = tellOn(process.stdout, titleWidth(titles));
  // Whoever may not act for the project is told so before anything is made.
  await backDoor.accessToken();
  process.stdout.write(`${project} in ${target.region}, ${target.site}\n\n`);
  const outcomes = await runChecks(checks, tell, signal);
  if (signal.aborted) process.stdout.write('\nInterrupted. What was made is removed:\n');
  // What a Ctrl-C would lead to: it interrupts this no more.
  if (!values['no-video']) {
    outcomes.push(...(await runChecks([cleaning], tell, new AbortController().signal)));
  }
  await backDoor.close();
  process.stdout.write(`\n${describeTally(outcomes)}\n`);
  return signal.reason instanceof Stopped ? signal.reason.exitCode : exitCodeOf(outcomes);
}

function readWait(text: string | undefined): number | null {
  if (text === undefined) return null;
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds > 0) return seconds;
  throw new OperatorError(`--wait is "${text}": it must be a whole number of seconds.`);
}

/** What Cloud Tasks says of the worker's queue; its emulator says nothing of the kind. */
async function queueState({ project, region, isLocal }: Target): Promise<Line['queue']> {
  if (isLocal) return null;
  const queue = openQueueControl({ projectId: project, region, queueId: 'processAnalysis' });
  return queue.state().catch(() => null);
}

await runAsOperator(smoke);

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { firebaseCalls } from '../../../scripts/deploy/firebase-calls.ts';
import {
  describeFailure,
  knownFailures,
  readFailure,
} from '../../../scripts/deploy/read-failure.ts';
import { deployBy, type Ended } from '../../../scripts/deploy/run-firebase.ts';
import { ROOT } from '../../../scripts/stack/paths.ts';

const targetsOf = (argv: readonly string[]) => argv[argv.indexOf('--only') + 1];

describe('firebaseCalls', () => {
  it.each([true, false])(
    'deploys rules first, and what is called before its pages (asks: %s)',
    (asks) => {
      const calls = firebaseCalls('my-dance-app', { asks });
      expect(calls.map(({ argv }) => targetsOf(argv))).toEqual([
        'firestore,storage',
        'functions,hosting',
      ]);
      for (const { argv } of calls) {
        expect(argv).toEqual(expect.arrayContaining(['--project', 'my-dance-app']));
        expect(argv).toEqual(expect.arrayContaining(['--config', 'firebase.deploy.json']));
      }
    },
  );

  it('asks a person, and forces nothing', () => {
    for (const { argv, accepts } of firebaseCalls('my-dance-app', { asks: true })) {
      expect(argv).toContain('--interactive');
      expect(argv).not.toContain('--force');
      expect(accepts).toBeNull();
    }
  });

  it('forces where nobody can be asked, says what that accepts, and deletes nothing of Firestore', () => {
    const [rules, functions] = firebaseCalls('my-dance-app', { asks: false });
    expect(rules?.argv).not.toContain('--force');
    expect(functions?.argv).toContain('--force');
    expect(functions?.accepts).toMatch(/sent again.*removed after a day.*deleted/);
    for (const call of [rules, functions]) expect(call?.argv).toContain('--non-interactive');
  });

  it('deletes functions of ours alone, since ours have a name of their own', () => {
    const { functions } = JSON.parse(readFileSync(join(ROOT, 'firebase.json'), 'utf8'));
    const { groupEndpointsByCodebase } = createRequire(import.meta.url)(
      'firebase-tools/lib/deploy/functions/functionsDeployHelper',
    );
    const endpoint = (id: string, codebase: string) => ({
      ...{ id, codebase, project: 'p', region: 'us-central1' },
    });
    const backendOf = (...endpoints: { id: string }[]) => ({
      endpoints: { 'us-central1': Object.fromEntries(endpoints.map((one) => [one.id, one])) },
    });
    const ours = endpoint('api', functions.codebase);
    const grouped = groupEndpointsByCodebase({ [functions.codebase]: backendOf(ours) }, [
      ours,
      endpoint('gone', functions.codebase),
      endpoint('ofSomebodyElse', 'default'),
    ]);
    const considered = grouped[functions.codebase].endpoints['us-central1'];
    expect(Object.keys(considered).sort()).toEqual(['api', 'gone']);
  });
});

describe('npm run deploy', () => {
  const deploy = (...argv: string[]) =>
    execa('node', ['scripts/deploy.ts', 'my-dance-app', '--dry-run', ...argv], {
      cwd: ROOT,
      preferLocal: true,
      stdin: 'ignore',
    });

  it('says without a terminal what it accepts, and has no doubts about functions/.env', async () => {
    const { stdout } = await deploy();
    expect(stdout).toMatch(/functions,hosting .*--force\n +Accepts with --force/);
    expect(stdout).not.toContain('typing mistake');
  });
});

const eventarc =
  'Error: Permission denied while using the Eventarc Service Agent. If you recently started to use Eventarc, it may take a few minutes before all necessary permissions are propagated to the Service Agent. Otherwise, verify that it has Eventarc Service Agent role.';

describe('readFailure', () => {
  it.each([
    [eventarc, 'Wait five minutes'],
    [
      'spec.template.spec.container_concurrency: For the specified value, maxScale may not exceed 10.',
      'Lower MAX_INSTANCES',
    ],
    [
      "functions: Your current project quotas don't allow for the current max instances setting of 100.",
      'Lower MAX_INSTANCES',
    ],
    ['Quota exceeded for total allowable CPU per project per region.', 'Lower MAX_INSTANCES'],
    [
      'FAILED_PRECONDITION: One or more users named in the policy do not belong to a permitted customer, perhaps due to an organization policy.',
      'Domain restricted sharing',
    ],
    ['Unable to set the invoker for the IAM policy on the following functions:', 'Owner'],
    [
      'Cloud Tasks API has not been used in project 123 before or it is disabled. Enable it by visiting …',
      'npm run setup',
    ],
    ['Error: Permissions denied enabling cloudbilling.googleapis.com.', 'npm run setup'],
    [
      'The current credentials do not have permission to enable APIs for project p.',
      'npm run setup',
    ],
    [
      'HTTP Error: 401, Request had invalid authentication credentials.',
      'npx firebase login --reauth',
    ],
    ['Error: Extensions require the Blaze plan, but project p is not on it', 'usage/details'],
    [
      'Error: In non-interactive mode but have no value for the secret MONITOR_TOKEN',
      'npm run setup',
    ],
    ['Error: Your project p must be on the Blaze (pay-as-you-go) plan', 'usage/details'],
    ['Error: Unable to deploy to Hosting as there is no Hosting site.', 'npm run setup'],
    ['A function in region europe-west4 cannot listen to a bucket in region us', 'Set REGION'],
    ['Failed to validate secret versions:', 'npm run setup'],
    [
      'Could not build the function due to a missing permission on the build service account.',
      'wait two minutes',
    ],
    [
      'Missing permissions required for functions deploy. You must have permission iam.serviceAccounts.ActAs on …',
      'Service Account User',
    ],
    ['Error: Failed to authenticate, have you run firebase login?', 'login --reauth'],
    [
      'Authentication Error: Your credentials are no longer valid. Please run firebase login --reauth',
      'login --reauth',
    ],
    ['Request had HTTP Error: 403, The caller does not have permission', 'role Owner'],
    ['Container Healthcheck failed.', 'Read its log'],
    ['HTTP Error: 409, unable to queue the operation', 'Wait two minutes'],
    [
      'FetchError: request failed, reason: getaddrinfo ENOTFOUND firebase.googleapis.com',
      'HTTPS_PROXY',
    ],
  ])('has advice for "%s"', (said, advice) => {
    expect(describeFailure(`i  deploying …\n${said}\n`, 'my-dance-app')).toContain(advice);
  });

  it('names the project in what is to be typed', () => {
    expect(describeFailure('no Hosting site', 'my-dance-app')).toContain(
      '`npm run setup -- my-dance-app`',
    );
  });

  it('sends nobody to setup for what it does not know', () => {
    const said = describeFailure('Error: something new', 'my-dance-app');
    expect(readFailure('Error: something new')).toBeUndefined();
    expect(said).toContain('firebase-tools says why above');
    expect(said).not.toContain('npm run setup');
  });

  it.each(knownFailures)('is in the runbook, as it is seen: $seen', ({ seen, cause, todo }) => {
    const runbook = readFileSync(join(ROOT, 'docs/runbook.md'), 'utf8');
    const row = runbook.split('\n').find((line) => line.startsWith(`| \`${seen}\` |`));
    expect(row).toContain(`| ${cause} | ${todo}`);
  });

  it.each(knownFailures)('is recognised by what the runbook quotes: $seen', (failure) => {
    expect(readFailure(failure.seen.replace('…', 'this'))).toBe(failure);
  });
});

describe('deployBy', () => {
  const calls = firebaseCalls('my-dance-app', { asks: false });
  const done: Ended = { exitCode: 0, said: '' };
  const refused: Ended = { exitCode: 2, said: eventarc };

  async function deploy(...ends: Ended[]) {
    const ran: (string | undefined)[] = [];
    const said: string[] = [];
    const pausesMs: number[] = [];
    const end = await deployBy(calls, 'my-dance-app', {
      run: async (argv) => {
        ran.push(targetsOf(argv));
        return ends.shift() ?? done;
      },
      say: (line) => said.push(line),
      pause: async (milliseconds) => pausesMs.push(milliseconds),
    }).then(
      () => null,
      (error: Error) => error.message,
    );
    return { ran, said: said.join('\n'), pausesMs, end };
  }

  it('makes each call once where nothing fails', async () => {
    const { ran, pausesMs, end } = await deploy();
    expect(ran).toEqual(['firestore,storage', 'functions,hosting']);
    expect({ pausesMs, end }).toEqual({ pausesMs: [], end: null });
  });

  it('waits five minutes for Eventarc, says so, and makes that call again', async () => {
    const { ran, said, pausesMs, end } = await deploy(done, refused, done);
    expect(ran).toEqual(['firestore,storage', 'functions,hosting', 'functions,hosting']);
    expect(pausesMs).toEqual([300_000]);
    expect(said).toContain('Waiting 5 minutes, then trying once more');
    expect(end).toBeNull();
  });

  it('tries no third time', async () => {
    const { ran, end } = await deploy(done, refused, refused);
    expect(ran).toHaveLength(3);
    expect(end).toContain('Wait five minutes');
  });

  it('ends at once with advice where waiting does not help', async () => {
    const { ran, pausesMs, end } = await deploy({ exitCode: 1, said: 'no Hosting site' });
    expect(ran).toEqual(['firestore,storage']);
    expect(pausesMs).toEqual([]);
    expect(end).toContain('npm run setup -- my-dance-app');
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Patience } from '../../../scripts/setup/not-yet.ts';
import type { Finished, RunCommand } from '../../../scripts/setup/run-command.ts';
import { runSteps } from '../../../scripts/setup/run-steps.ts';
import type { Step } from '../../../scripts/setup/step.ts';

const done: Finished = { exitCode: 0, stdout: '', stderr: '' };
const failed: Finished = { exitCode: 1, stdout: '', stderr: 'PERMISSION_DENIED' };

/** Answers by the command's first word, and keeps what was run. */
function fakeShell(answers: Record<string, Finished>) {
  const ran: { argv: readonly string[]; stdin: string | undefined }[] = [];
  const run: RunCommand = async (argv, stdin) => {
    ran.push({ argv, stdin });
    return answers[argv[0] ?? ''] ?? done;
  };
  return { run, ran };
}

const step = (changes: Partial<Step> = {}): Step => ({
  title: 'Make it',
  apply: { argv: ['make'] },
  remedy: 'Ask an owner.',
  ...changes,
});

async function said(steps: Step[], run: RunCommand): Promise<string[]> {
  const lines: string[] = [];
  await runSteps(steps, run, (line) => lines.push(line));
  return lines;
}

describe('runSteps', () => {
  it('skips what holds already', async () => {
    const { run, ran } = fakeShell({ look: done });
    expect(await said([step({ check: { argv: ['look'] } })], run)).toEqual([
      '[1/1] Make it: already so',
    ]);
    expect(ran.map(({ argv }) => argv)).toEqual([['look']]);
  });

  it('applies what the check does not find', async () => {
    const { run, ran } = fakeShell({ look: failed });
    await said([step({ check: { argv: ['look'] } })], run);
    expect(ran.map(({ argv }) => argv)).toEqual([['look'], ['make']]);
  });

  it('stops where something exists in another place', async () => {
    const { run, ran } = fakeShell({ look: { ...done, stdout: 'EU\n' } });
    const check = { argv: ['look'], mustPrint: ['us-central1'] };
    await expect(said([step({ check })], run)).rejects.toThrow(
      /It exists in eu, not in us-central1.*What to do: Ask an owner\./s,
    );
    expect(ran).toHaveLength(1);
  });

  it('takes a place as written in capitals', async () => {
    const { run } = fakeShell({ look: { ...done, stdout: 'US-CENTRAL1\n' } });
    const check = { argv: ['look'], mustPrint: ['us-central1'] };
    expect(await said([step({ check })], run)).toEqual(['[1/1] Make it: already so']);
  });

  it('stops at a failing step and says what to do next', async () => {
    const { run, ran } = fakeShell({ make: failed });
    await expect(said([step(), step()], run)).rejects.toThrow(
      /`make` failed:\nPERMISSION_DENIED.*Ask an owner.*run this again/s,
    );
    expect(ran).toHaveLength(1);
  });

  it('draws a random secret anew each time and says nothing of it', async () => {
    const { run, ran } = fakeShell({});
    const secret = step({ apply: { argv: ['make'], stdin: { kind: 'random', sizeBytes: 32 } } });
    const lines = await said([secret, secret], run);
    const [first, second] = ran.map(({ stdin }) => stdin ?? '');
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(second).not.toBe(first);
    expect(lines.join()).not.toContain(first);
  });

  it('hands over a file that is gone afterwards', async () => {
    let path = '';
    const run: RunCommand = async (argv) => {
      path = argv[1]?.split('=')[1] ?? '';
      return { ...done, stdout: readFileSync(path, 'utf8') };
    };
    await said([step({ apply: { argv: ['make'], file: { option: '--in', json: [1] } } })], run);
    expect(path).not.toBe('');
    expect(existsSync(path)).toBe(false);
  });

  it('shows all that a failed command said, since firebase-tools puts its reason on stdout', async () => {
    const { run } = fakeShell({
      make: { exitCode: 1, stdout: 'Error: terms not accepted', stderr: '✖ Adding Firebase' },
    });
    await expect(said([step()], run)).rejects.toThrow(
      /✖ Adding Firebase\nError: terms not accepted/,
    );
  });

  it.each([
    ['You do not currently have an active account selected.', 'gcloud auth login'],
    ['Error: Failed to authenticate, have you run firebase login?', 'npx firebase login --reauth'],
    [
      "FAILED_PRECONDITION: Billing account for project '123' is not found. Billing must be enabled for activation of service(s) 'run.googleapis.com' to proceed.",
      'gcloud billing projects link',
    ],
    [
      'One or more users named in the policy do not belong to a permitted customer.',
      'organisation',
    ],
    ['Cloud Run API has not been used in project 1 before or it is disabled.', 'wait some minutes'],
    ['TypeError: fetch failed', 'HTTPS_PROXY'],
    ['Another project has the site. Click "Get started" at https://…', 'Do that, once.'],
    ['PERMISSION_DENIED: the caller may not', 'Ask an owner.'],
  ])('advises by what was said: %s', async (stderr, advice) => {
    const run: RunCommand = async () => ({ ...failed, stderr });
    const patience = new Patience(async () => {});
    const progress = { patience, before: 0, inAll: 1 };
    const end = await runSteps([step()], run, () => {}, progress).catch(
      (error: Error) => error.message,
    );
    expect(String(end).split('What to do: ')[1]).toContain(advice);
  });

  it('goes on after a step that may fail, says why it did, and answers it', async () => {
    const { run, ran } = fakeShell({ make: failed });
    const lines: string[] = [];
    const optional = step({ title: 'Alert', mayFail: true });
    const after = step({ apply: { argv: ['finish'] } });
    expect(await runSteps([optional, after], run, (line) => lines.push(line))).toEqual([optional]);
    expect(ran.map(({ argv }) => argv)).toEqual([['make'], ['finish']]);
    expect(lines.join('\n')).toMatch(/Left out: .*\nPERMISSION_DENIED\nWhat to do: Ask an owner\./);
  });

  it('counts on where the steps before it ended', async () => {
    const lines: string[] = [];
    const progress = { patience: new Patience(async () => {}), before: 4, inAll: 9 };
    await runSteps([step()], fakeShell({}).run, (line) => lines.push(line), progress);
    expect(lines).toEqual(['[5/9] Make it']);
  });
});

const slowMetric: Finished = {
  ...failed,
  stderr:
    'NOT_FOUND: Cannot find metric(s) that match type = "logging.googleapis.com/user/flokraft_runs_ended". If a metric was created recently, it could take up to 10 minutes to become available.',
};
const freshApi: Finished = {
  ...failed,
  stderr:
    'Cloud Firestore API has not been used in project my-dance-app before or it is disabled. If you enabled this API recently, wait a few minutes.',
};
const freshAccount: Finished = {
  ...failed,
  stderr:
    'INVALID_ARGUMENT: Service account flokraft-worker@my-dance-app.iam.gserviceaccount.com does not exist.',
};

/** Fails some times, each with these words, and succeeds then; keeps how long was waited, in seconds. */
function slowShell(answer: Finished, times: number) {
  const pauses: number[] = [];
  let asked = 0;
  const run: RunCommand = async () => (asked++ < times ? answer : done);
  const patience = new Patience(async (milliseconds) => void pauses.push(milliseconds / 1_000));
  const progress = (steps: readonly Step[]) => ({ patience, before: 0, inAll: steps.length });
  return { run, pauses, progress, asked: () => asked };
}

describe('runSteps, where Google is not ready yet', () => {
  it.each([
    ['a metric', slowMetric, 20],
    ['an API', freshApi, 20],
    ['an account', freshAccount, 10],
  ])('waits for %s, says so once, and goes on', async (_what, answer, seconds) => {
    const { run, pauses, progress } = slowShell(answer, 3);
    const lines: string[] = [];
    await runSteps([step()], run, (line) => lines.push(line), progress([step()]));
    expect(pauses).toEqual([seconds, seconds, seconds]);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`trying again every ${seconds} s, for up to `);
  });

  it('waits ten minutes for a metric and no longer', async () => {
    const { run, pauses, progress } = slowShell(slowMetric, Number.POSITIVE_INFINITY);
    await expect(runSteps([step()], run, () => {}, progress([step()]))).rejects.toThrow(
      'Cannot find metric(s)',
    );
    expect(pauses.reduce((sum, seconds) => sum + seconds, 0)).toBe(600);
  });

  it('shares the ten minutes among all that wait for a metric', async () => {
    const { run, pauses, progress, asked } = slowShell(slowMetric, Number.POSITIVE_INFINITY);
    const steps = [step({ mayFail: true }), step({ mayFail: true })];
    expect(await runSteps(steps, run, () => {}, progress(steps))).toHaveLength(2);
    expect(pauses).toHaveLength(30);
    expect(asked()).toBe(32);
  });

  it.each([
    'PERMISSION_DENIED',
    'NOT_FOUND: Cannot find notification channel projects/p/notificationChannels/1.',
    'The billing account for the owning project is disabled in state absent',
  ])('waits for nothing where Google says "%s"', async (stderr) => {
    const { run, pauses, progress } = slowShell({ ...failed, stderr }, 1);
    await expect(runSteps([step()], run, () => {}, progress([step()]))).rejects.toThrow(stderr);
    expect(pauses).toEqual([]);
  });

  it('looks again where an API does not answer, before it makes what may be there', async () => {
    const { run, ran } = fakeShell({});
    let looked = 0;
    const looking: RunCommand = async (argv) =>
      argv[0] === 'look' && looked++ === 0 ? freshApi : run(argv);
    const { progress } = slowShell(done, 0);
    const steps = [step({ check: { argv: ['look'] } })];
    await runSteps(steps, looking, () => {}, progress(steps));
    expect(ran.map(({ argv }) => argv)).toEqual([['look']]);
  });

  it('makes an account at once that a look does not find', async () => {
    const { pauses, progress } = slowShell(done, 0);
    const { run, ran } = fakeShell({ look: freshAccount });
    const steps = [step({ check: { argv: ['look'] } })];
    await runSteps(steps, run, () => {}, progress(steps));
    expect(ran.map(({ argv }) => argv)).toEqual([['look'], ['make']]);
    expect(pauses).toEqual([]);
  });
});

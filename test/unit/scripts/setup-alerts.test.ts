import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';

/** The platform's logger keeps the console's methods as it finds them when it is loaded. */
const written = vi.hoisted(() => {
  const lines: string[] = [];
  console.error = console.info = (line: string) => void lines.push(line);
  return lines;
});

import { createLogger } from '../../../functions/src/adapters/logger.ts';
import { alertSteps } from '../../../scripts/setup/alert-steps.ts';
import { putAlertPolicy } from '../../../scripts/setup/put-alert-policy.ts';
import type { Finished } from '../../../scripts/setup/run-command.ts';
import { describeStep } from '../../../scripts/setup/step.ts';

const root = join(import.meta.dirname, '../../..');
const channel = 'projects/my-dance-app/notificationChannels/42';
const cloud = {
  project: 'my-dance-app',
  projectNumber: '123456',
  region: 'europe-west4',
  allowedOrigins: [],
  notificationChannel: channel,
};
const run = (...argv: string[]) =>
  promisify(execFile)(process.execPath, argv, { cwd: root }).then(({ stdout }) => stdout);

const readMetric = () =>
  JSON.parse(readFileSync(join(root, 'scripts/setup/alerts/runs-ended-metric.json'), 'utf8'));

describe('npm run setup -- --dry-run', () => {
  it('prints the metric and each alert, whom it tells, and changes nothing', async () => {
    const printed = await run('scripts/setup.ts', 'my-dance-app', '--dry-run', '--notify', channel);
    expect(printed).toContain('unless  gcloud logging metrics describe flokraft_runs_ended');
    const alerts = printed.split('\n\n').filter((step) => step.startsWith('Alert: '));
    expect(alerts.map((alert) => /"thresholdValue":([\d.]+)/.exec(alert)?.[1])).toEqual([
      '0.7',
      '0.7',
      '0.25',
      '100',
    ]);
    for (const alert of alerts) {
      expect(alert).toContain(
        'node scripts/setup/put-alert-policy.ts my-dance-app --policy=<file>',
      );
      expect(alert).toContain(`"notificationChannels":["${channel}"]`);
    }
    expect(printed).toContain('Nothing was changed.');
  });

  it('refuses what is no channel', async () => {
    const refused = run('scripts/setup.ts', 'my-dance-app', '--dry-run', '--notify', 'me@a.b');
    await expect(refused).rejects.toMatchObject({
      stderr: expect.stringContaining('"me@a.b" is not a notification channel'),
    });
  });
});

describe('the alerts', () => {
  it('tell nobody where no channel is named', () => {
    const printed = alertSteps({ ...cloud, notificationChannel: null })
      .map(describeStep)
      .join();
    expect(printed).not.toContain('notificationChannels');
  });

  it('are all of those that lie in their folder', () => {
    const files = readdirSync(join(root, 'scripts/setup/alerts'));
    expect(alertSteps(cloud)).toHaveLength(files.length);
  });

  it('count the ends of runs by the field that the logger names an event in', () => {
    createLogger().info('completed', {});
    createLogger().error('failed', {});
    expect(written.map((line) => JSON.parse(line).event)).toEqual(['completed', 'failed']);
    expect(readMetric().filter).toContain('jsonPayload.event=("completed" OR "failed")');
    expect(readMetric().labelExtractors).toEqual({ end: 'EXTRACT(jsonPayload.event)' });
  });

  it.each([
    ['process-run/process-run.ts', /'completed', .*'attempt_failed' : 'failed', /s],
    ['sweep.ts', /'worker_lost', \{.*outcome: event\.kind/],
    ['process-run/claim-run.ts', /'task_delivered', \{.*outcome \}/],
  ])('count events that %s logs by these names', (file, logged) => {
    expect(readFileSync(join(root, 'functions/src/workflows', file), 'utf8')).toMatch(logged);
  });

  it('name a place in the runbook that is there', () => {
    const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8');
    const printed = alertSteps(cloud).map(describeStep).join();
    const places = [...printed.matchAll(/runbook\.md, \\"(.+?)\\"/g)].map(([, place]) => place);
    expect(places).toHaveLength(4);
    for (const place of places) expect(runbook).toContain(`## ${place}\n`);
  });
});

describe('putAlertPolicy', () => {
  const policy = { path: '/tmp/policy.json', displayName: 'Too hot' };

  async function commands(found: string): Promise<string[]> {
    const ran: string[] = [];
    await putAlertPolicy(policy, 'my-dance-app', async (argv): Promise<Finished> => {
      ran.push(argv.slice(4).join(' '));
      return { exitCode: 0, stdout: argv.includes('list') ? found : '', stderr: '' };
    });
    return ran;
  }

  it('makes a policy that is not there', async () => {
    expect((await commands('\n'))[1]).toMatch(/^create --policy-from-file=\/tmp\/policy.json /);
  });

  it('changes the one of the same name instead of making a second', async () => {
    const name = 'projects/my-dance-app/alertPolicies/7';
    const ran = await commands(`${name}\n`);
    expect(ran[0]).toContain('list --filter=displayName="Too hot"');
    expect(ran[1]).toMatch(new RegExp(`^update ${name} --policy-from-file=`));
    expect(ran).toHaveLength(2);
  });
});
